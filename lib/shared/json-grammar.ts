const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const LETTER_E = 0x65;
const lowerCase = 0x20;

const escapes = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)));

/** Whether a byte, or a UTF-16 unit, may follow a backslash by itself, as in `\n`. */
export const isEscape = (code: number) => escapes.has(code);

export const isDigit = (code: number) => code >= ZERO && code <= NINE;

export function isHexDigit(code: number): boolean {
  const letter = code | lowerCase;
  return isDigit(code) || (letter >= 0x61 && letter <= 0x66);
}

/** The offset behind the digits that begin at `start`, of which one is needed; negative, `-1 - offset`, without. */
function scanDigits(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  while (position < end && isDigit(bytes[position] as number)) position += 1;
  return position === start ? -1 - start : position;
}

/**
 * The end (exclusive) of the JSON number that begins at `start`; where there is none, `-1 - offset` of the byte that
 * is wrong. `bytes` beyond `end` are never read.
 */
export function scanNumber(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  if (bytes[position] === MINUS) position += 1;
  if (position < end && bytes[position] === ZERO) position += 1;
  else position = scanDigits(bytes, position, end);
  if (position >= 0 && position < end && bytes[position] === POINT)
    position = scanDigits(bytes, position + 1, end);
  if (position < 0 || position >= end || ((bytes[position] as number) | lowerCase) !== LETTER_E)
    return position;
  position += 1;
  const isSigned = position < end && (bytes[position] === PLUS || bytes[position] === MINUS);
  return scanDigits(bytes, isSigned ? position + 1 : position, end);
}
