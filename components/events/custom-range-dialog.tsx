"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input-class";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { resolveTime, type TimeRange } from "@/lib/events/time-range";
import { formatOffset, instantOfWall, wallOfInstant, zoneOffsetMinutes } from "@/lib/shared/format-zone";

interface CustomRangeDialogProps {
  range: TimeRange;
  zone: string;
  now: number;
  onClose: () => void;
  onChoose: (range: TimeRange) => void;
}

type Fault = "badTime" | "fromAfterTo";

/** A date and a time of the day as their inputs hold them: `2026-11-20` and `17:20` or `17:20:58`. */
interface Wall {
  date: string;
  time: string;
}

const wallOf = (instant: number, zone: string): Wall => {
  const [date = "", time = ""] = wallOfInstant(instant, zone).split("T");
  return { date, time };
};

/** The instant of a wall clock; no time means midnight. NaN where it can't be read. */
const instantOf = ({ date, time }: Wall, zone: string) =>
  instantOfWall(`${date}T${time.trim().padStart(5, "0") || "00:00"}`, zone) ?? Number.NaN;

/** Reads the two bounds; the end may be left open. */
function readRange(from: Wall, to: Wall, zone: string): TimeRange | { at: "from" | "to"; fault: Fault } {
  const isOpen = to.date === "" && to.time.trim() === "";
  const start = instantOf(from, zone);
  const end = isOpen ? null : instantOf(to, zone);
  if (Number.isNaN(start)) return { at: "from", fault: "badTime" };
  if (Number.isNaN(end)) return { at: "to", fault: "badTime" };
  if (end !== null && end < start) return { at: "to", fault: "fromAfterTo" };
  const iso = (instant: number) => new Date(instant).toISOString();
  return { from: iso(start), to: end === null ? null : iso(end) };
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
  const [fault, setFault] = useState<{ at: "from" | "to"; fault: Fault } | null>(null);
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
