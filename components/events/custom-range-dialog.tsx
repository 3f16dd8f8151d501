"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { resolveTime, type TimeRange } from "@/lib/events/time-range";
import {
  cityOfZone,
  formatOffset,
  instantOfWall,
  wallOfInstant,
  zoneOffsetMinutes,
} from "@/lib/shared/format-zone";

interface CustomRangeDialogProps {
  range: TimeRange;
  zone: string;
  now: number;
  onClose: () => void;
  onChoose: (range: TimeRange) => void;
}

type Fault = "badTime" | "fromAfterTo" | null;

/** Reads the two inputs; the end may be left open. */
function readRange(
  from: string,
  to: string,
  zone: string,
): { range: TimeRange | null; at: "from" | "to"; fault: Fault } {
  const start = instantOfWall(from, zone);
  const end = to === "" ? null : instantOfWall(to, zone);
  if (start === null) return { range: null, at: "from", fault: "badTime" };
  if (to !== "" && end === null) return { range: null, at: "to", fault: "badTime" };
  if (end !== null && end < start) return { range: null, at: "to", fault: "fromAfterTo" };
  const iso = (instant: number) => new Date(instant).toISOString();
  return { range: { from: iso(start), to: end === null ? null : iso(end) }, at: "from", fault: null };
}

export default function CustomRangeDialog({ range, zone, now, onClose, onChoose }: CustomRangeDialogProps) {
  const t = useTranslations("events");
  const common = useTranslations("common");
  const wallOf = (bound: string | null, otherwise: number) =>
    wallOfInstant((bound === null ? null : resolveTime(bound, now)) ?? otherwise, zone);
  const [from, setFrom] = useState(() => wallOf(range.from, now - 86_400_000));
  const [to, setTo] = useState(() => wallOf(range.to, now));
  const [fault, setFault] = useState<{ at: "from" | "to"; fault: Fault } | null>(null);
  const errorAt = (field: "from" | "to") => (fault?.at === field && fault.fault ? t(fault.fault) : undefined);
  const submit = () => {
    const read = readRange(from, to, zone);
    setFault(read.fault ? read : null);
    if (read.range) onChoose(read.range);
  };
  const zoneName = `${cityOfZone(zone)} (${formatOffset(zoneOffsetMinutes(now, zone))})`;
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
        <TextField
          type="datetime-local"
          step={1}
          label={t("from")}
          hint={t("fromHint", { zone: zoneName })}
          error={errorAt("from")}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          className="num"
        />
        <TextField
          type="datetime-local"
          step={1}
          label={t("to")}
          hint={t("toHint")}
          error={errorAt("to")}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          className="num"
        />
      </form>
    </Dialog>
  );
}
