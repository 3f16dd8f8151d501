import { stringText } from "@/lib/shared/lossless-json";
import { ARRAY, at, type JsonTree, STRING } from "@/lib/shared/lossless-tree";

/** Longer values are cut at this many UTF-16 units until they are opened. */
export const maxCutLength = 160;
/** Units in each line of an opened long value, so that no line is slow to draw and most fit a panel. */
export const segmentLength = 64;

/** A scalar as people read it: strings decoded, all else as received. Empty for containers. */
export function valueText(tree: JsonTree, id: number): string {
  const kind = at(tree.kinds, id);
  if (kind === STRING) return stringText(tree, id);
  return kind <= ARRAY ? "" : tree.source.slice(at(tree.starts, id), at(tree.ends, id));
}

/** What "copy value" puts on the clipboard: decoded text of strings, the exact source of everything else. */
export function copiedText(tree: JsonTree, id: number): string {
  const source = tree.source.slice(at(tree.starts, id), at(tree.ends, id));
  if (at(tree.kinds, id) !== STRING) return source;
  const text = stringText(tree, id);
  // A clipboard replaces a lone surrogate and may end at NUL; the literal says the same and survives.
  return /\p{Cs}|\0/u.test(text) ? source : text;
}

/** Whether a value is so long that it is cut: scalars only. */
export function isLong(tree: JsonTree, id: number): boolean {
  // The source is never shorter than the decoded text, so most values are answered without decoding.
  if (at(tree.kinds, id) <= ARRAY || at(tree.ends, id) - at(tree.starts, id) <= maxCutLength) return false;
  return valueText(tree, id).length > maxCutLength;
}

/** Lines that an opened long value takes. */
export function segmentCount(text: string): number {
  return Math.max(1, Math.ceil(text.length / segmentLength));
}

/** Where segment `index` begins in `text`; a surrogate pair is never parted. */
export function segmentStart(text: string, index: number): number {
  return wholeUnits(text, Math.min(index * segmentLength, text.length));
}

/** `end`, or one more where a surrogate pair would be parted. */
export function wholeUnits(text: string, end: number): number {
  const isParted = end > 0 && end < text.length && isHigh(text, end - 1) && isLow(text, end);
  return isParted ? end + 1 : end;
}

function isHigh(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLow(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
