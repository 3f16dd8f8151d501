import { AppError, type FieldError } from "@/lib/shared/errors";
import { parseInstant } from "./parse-instant";

/**
 * A range of event times as its writer wrote it: `from` is included, `to` is excluded, null is no bound.
 * Each is RFC 3339 with a zone, or relative to now: `-30m`, `-24h`, `-7d`, `-2w`. Relative bounds stay
 * relative in links and are resolved once for each answer.
 */
export interface TimeRange {
  from: string | null;
  to: string | null;
}

/** The same range in milliseconds since 1970, for rows whose times have whole milliseconds. */
export interface ResolvedRange {
  from: number | null;
  to: number | null;
}

/** The ranges that the console offers, all ending now. */
export const rangePresets = ["-1h", "-24h", "-7d", "-30d", "-90d"] as const;

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const relativePattern = /^-(\d{1,6})([mhdw])$/;

/** Reads one bound against `now` (both in milliseconds since 1970); null when it can't be read. */
export function resolveTime(text: string, now: number): number | null {
  const relative = relativePattern.exec(text);
  if (!relative) return parseInstant(text);
  return now - Number(relative[1]) * unitMs[relative[2] as keyof typeof unitMs];
}

/** Why a bound can't be read, for the person or program that wrote it; null when it can. */
export function timeFault(text: string): string | null {
  if (resolveTime(text, 0) !== null) return null;
  if (/ \d\d:\d\d$/.test(text)) return "Write the + of a zone as %2B in a URL.";
  return "Write an RFC 3339 time with a zone (2026-11-20T04:05:06Z) or a time before now (-30m, -24h, -7d, -2w).";
}

/** Resolves both bounds against one `now`. Throws `malformed` for an unreadable bound and for `from` after `to`. */
export function resolveRange(range: TimeRange, now: number): ResolvedRange {
  const fields: FieldError[] = [];
  const read = (path: "from" | "to") => {
    const text = range[path];
    if (text === null) return null;
    const fault = timeFault(text);
    if (fault) fields.push({ path, message: fault });
    return resolveTime(text, now);
  };
  const resolved = { from: read("from"), to: read("to") };
  if (resolved.from !== null && resolved.to !== null && resolved.from > resolved.to) {
    fields.push({ path: "from", message: "from lies after to." });
  }
  if (fields.length > 0) throw new AppError("malformed", "The time range can't be read.", { fields });
  return resolved;
}
