import { isHexDigit } from "./json-grammar";

const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const escapeBytes = 6;
const NO_ESCAPE = -1;

/** The UTF-16 unit that an escape of four digits writes, or NO_ESCAPE where none begins. */
function unitAt(bytes: Uint8Array, position: number, end: number): number {
  if (position + escapeBytes > end) return NO_ESCAPE;
  if (bytes[position] !== BACKSLASH || bytes[position + 1] !== LETTER_U) return NO_ESCAPE;
  let unit = 0;
  for (let index = position + 2; index < position + escapeBytes; index += 1) {
    const digit = bytes[index] as number;
    if (!isHexDigit(digit)) return NO_ESCAPE;
    // Digits end in their own value; letters of either case are 1 to 6 there.
    unit = unit * 16 + (digit & 0x0f) + (digit > 0x39 ? 9 : 0);
  }
  return unit;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Whether every string of a JSON value, names included, is one that `isStorable` finds so. The bytes are well-formed
 * UTF-8 and JSON, so that only escapes can write NUL or half a pair, and nothing need be parsed.
 */
export function isStorableJson(bytes: Uint8Array, start: number, end: number): boolean {
  let position = bytes.indexOf(BACKSLASH, start);
  if (position === -1) return true;
  while (position < end) {
    if (bytes[position] !== BACKSLASH) {
      position += 1;
      continue;
    }
    const unit = unitAt(bytes, position, end);
    if (unit === 0 || isLow(unit)) return false;
    position += unit === NO_ESCAPE ? 2 : escapeBytes;
    if (!isHigh(unit)) continue;
    if (!isLow(unitAt(bytes, position, end))) return false;
    position += escapeBytes;
  }
  return true;
}
