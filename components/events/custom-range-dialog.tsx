"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input-class";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { resolveTime, type TimeRange } from "@/lib/events/time-range";
import { formatOffset, zoneOffsetMinutes } from "@/lib/shared/format-zone";
import { type RangeFault, readRange, type Wall, wallOf } from "./custom-range";

interface CustomRangeDialogProps {
  range: TimeRange;
  zone: string;
  now: number;
  onClose: () => void;
  onChoose: (range: TimeRange) => void;
}

interface BoundProps {
  label: string;
  hint: string;
  error: string | undefined;
  wall: Wall;
  onChange: (wall: Wall) => void;
  isFirst?: boolean;
}

/** A date and a time on the 24-hour clock, whatever clock the browser's own inputs would show. */
function Bound({ label, hint, error, wall, onChange, isFirst }: BoundProps) {
  const t = useTranslations("events");
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="flex gap-2">
          <input
            {...control}
            type="date"
            data-autofocus={isFirst ? "" : undefined}
            value={wall.date}
            onChange={(event) => onChange({ ...wall, date: event.target.value })}
            className={inputClass("num")}
          />
          <input
            type="text"
            inputMode="numeric"
            aria-label={`${label}: ${t("clock")}`}
            aria-describedby={control["aria-describedby"]}
            aria-invalid={control["aria-invalid"]}
            placeholder="00:00:00"
            maxLength={8}
            value={wall.time}
            onChange={(event) => onChange({ ...wall, time: event.target.value })}
            className={inputClass("num w-28! shrink-0")}
          />
        </span>
      )}
    </Field>
  );
}

export default function CustomRangeDialog({ range, zone, now, onClose, onChoose }: CustomRangeDialogProps) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const { name } = useTimeZone();
  const boundOf = (bound: string | null, otherwise: number) =>
    wallOf((bound === null ? null : resolveTime(bound, now)) ?? otherwise, zone);
  const [from, setFrom] = useState(() => boundOf(range.from, now - 86_400_000));
  const [to, setTo] = useState(() => boundOf(range.to, now));
  const [fault, setFault] = useState<RangeFault | null>(null);
  const errorAt = (field: "from" | "to") => (fault?.at === field ? t(fault.fault) : undefined);
  const submit = () => {
    const read = readRange(from, to, zone);
    if ("fault" in read) setFault(read);
    else onChoose(read);
  };
  const zoneName = `${name} (${formatOffset(zoneOffsetMinutes(now, zone))})`;
  return (
    <Dialog
      title={t("customTitle")}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-110!"
      footer={
        <>
          <Button kind="ghost" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button kind="primary" type="submit" form="custom-range">
            {common("apply")}
          </Button>
        </>
      }
    >
      <form
        id="custom-range"
        noValidate
        className="grid gap-4 px-6 py-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => event.key === "Enter" && event.ctrlKey && submit()}
      >
        <Bound
          isFirst
          label={t("from")}
          hint={t("fromHint", { zone: zoneName })}
          error={errorAt("from")}
          wall={from}
          onChange={setFrom}
        />
        <Bound label={t("to")} hint={t("toHint")} error={errorAt("to")} wall={to} onChange={setTo} />
      </form>
    </Dialog>
  );
}
