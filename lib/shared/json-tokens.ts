const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const LETTER_E = 0x65;
const lowerCase = 0x20;

const escapes = new Set(Buffer.from('"\\/bfnrt'));

/** Whether a byte may follow a backslash by itself, as in `\n`. */
export const isEscape = (byte: number) => escapes.has(byte);

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= NINE;

export function isHexDigit(byte: number): boolean {
  const letter = byte | lowerCase;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

/**
 * The end (exclusive) of the JSON number that begins at `start`. Calls `fail` with the offset that is wrong.
 * `bytes` beyond `end` are never read.
 */
export function scanNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  fail: (offset: number) => never,
): number {
  const at = (offset: number) => (offset < end ? bytes[offset] : undefined);
  const digits = (from: number) => {
    let position = from;
    while (isDigit(at(position))) position += 1;
    return position === from ? fail(from) : position;
  };
  let position = at(start) === MINUS ? start + 1 : start;
  position = at(position) === ZERO ? position + 1 : digits(position);
  if (at(position) === POINT) position = digits(position + 1);
  if (((at(position) ?? 0) | lowerCase) === LETTER_E) {
    const sign = at(position + 1);
    position = digits(sign === PLUS || sign === MINUS ? position + 2 : position + 1);
  }
  return position;
}
