export type DurationUnit = "second" | "minute" | "hour" | "day";

const units: readonly [DurationUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/**
 * A span of time as one number and its unit, for the messages `duration.<unit>`: seconds up to two minutes,
 * then minutes up to two hours, and so on, always rounded down.
 */
export function toDuration(spanMs: number): { unit: DurationUnit; count: number } {
  const span = Math.abs(spanMs);
  const found = units.find(([, size]) => span >= size * 2);
  return found
    ? { unit: found[0], count: Math.floor(span / found[1]) }
    : { unit: "second", count: Math.floor(span / 1000) };
}
