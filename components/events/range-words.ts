import { rangePresets, type TimeRange } from "@/lib/events/time-range";
import { formatShortTime } from "@/lib/shared/format-time";
import type { Locale } from "@/lib/shared/locale";

interface RangeWords {
  zone: string;
  locale: Locale;
  /** The present, in milliseconds since 1970. */
  now: number;
  t: (key: string, values?: Record<string, string | number>) => string;
}

export type RangePreset = (typeof rangePresets)[number];

/** The preset that a range is, if it is one: relative, and ending now. */
export const presetOf = ({ from, to }: TimeRange): RangePreset | null =>
  to === null ? (rangePresets.find((preset) => preset === from) ?? null) : null;

/** A relative span in words: `-24h` is `24 hours`. */
function spanWords(text: string, { t }: RangeWords): string | null {
  const match = /^-(\d{1,6})([mhdw])$/.exec(text);
  return match ? t(`span.${match[2]}`, { count: Number(match[1]) }) : null;
}

/** One bound in words: a time in the reader's zone, or a span before now as a time of its own. */
function boundWords(text: string, words: RangeWords): string {
  const match = /^-(\d{1,6})([mhdw])$/.exec(text);
  const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
  const at = match ? words.now - Number(match[1]) * unitMs[match[2] as keyof typeof unitMs] : text;
  return formatShortTime(at, words.zone, words.locale, words.now, "minutes");
}

/** A range after a list's title (`in the last 24 hours`) or, as `empty`, in the sentence that nothing is in it. */
export function rangeWords(range: TimeRange, words: RangeWords, kind: "title" | "empty"): string {
  const { t } = words;
  const key = (title: string, empty: string) => (kind === "title" ? title : empty);
  const { from, to } = range;
  if (from === null && to === null) return t(key("everything", "emptyEver"));
  const span = from !== null && to === null ? spanWords(from, words) : null;
  if (span) return t(key("inLast", "emptyLast"), { range: span });
  if (to === null) return t(key("since", "emptySince"), { from: boundWords(from ?? "", words) });
  if (from === null) return t(key("until", "emptyUntil"), { to: boundWords(to, words) });
  return t(key("between", "emptyBetween"), { from: boundWords(from, words), to: boundWords(to, words) });
}
