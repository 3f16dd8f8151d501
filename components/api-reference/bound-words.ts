import { formatCount } from "@/lib/shared/format-count";
import type { FieldBounds } from "./model";

/** Says one message of `apiReference.bounds`. */
export type SayBound = (key: string, values: Record<string, string>) => string;

function lengthWords({ minLength, maxLength, maxBytes }: FieldBounds, say: SayBound): string[] {
  const min = formatCount(minLength ?? 0);
  if (maxBytes !== null) {
    return [say(minLength ? "bytesRange" : "bytesMax", { min, max: formatCount(maxBytes) })];
  }
  if (maxLength !== null) {
    return [say(minLength ? "lengthRange" : "lengthMax", { min, max: formatCount(maxLength) })];
  }
  if (!minLength) return [];
  return [say(minLength === 1 ? "notEmpty" : "lengthMin", { min })];
}

function rangeWords({ minimum, maximum }: FieldBounds, say: SayBound): string[] {
  const min = formatCount(minimum ?? 0);
  const max = formatCount(maximum ?? 0);
  if (minimum !== null && maximum !== null) return [say("range", { min, max })];
  if (minimum !== null) return [say("atLeast", { min })];
  return maximum === null ? [] : [say("atMost", { max })];
}

function countWords({ isRepeatable, maxItems }: FieldBounds, say: SayBound): string[] {
  if (maxItems === null) return isRepeatable ? [say("repeatable", {})] : [];
  return [say(isRepeatable ? "repeatableMax" : "items", { max: formatCount(maxItems) })];
}

/** The bounds of a field in words, each bound once. */
export function boundWords(bounds: FieldBounds, say: SayBound): string[] {
  const { defaultText } = bounds;
  return [
    ...lengthWords(bounds, say),
    ...rangeWords(bounds, say),
    ...countWords(bounds, say),
    ...(defaultText === null ? [] : [say("default", { value: defaultText })]),
  ];
}
