import { isDigit, isEscape, isHexDigit } from "./json-grammar";
import { LosslessJsonError } from "./lossless-error";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;

/** The first offset at or after `from` that is not JSON white space. */
export function skipSpace(source: string, from: number): number {
  let position = from;
  for (;;) {
    const code = source.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return position;
    position += 1;
  }
}

/**
 * Finds the ends of string literals. Most have no escape: the engine's own search for the closing quote is then
 * enough, once it is known where the next backslash and the next control character stand. Those two are searched for
 * again only after they have been passed, so the whole text is searched once for each.
 */
export class StringScanner {
  private readonly source: string;
  private readonly control = /[^ -\uffff]/g;
  private nextBackslash = -1;
  private nextControl = -1;

  constructor(source: string) {
    this.source = source;
  }

  /**
   * The end (exclusive) of the literal whose opening quote stands at `start`; negative when it holds an escape, so
   * that one number answers both questions without an allocation a string.
   */
  scan(start: number): number {
    const quote = this.source.indexOf('"', start + 1);
    if (this.nextBackslash <= start)
      this.nextBackslash = orEnd(this.source, this.source.indexOf("\\", start));
    if (this.nextControl <= start) this.nextControl = this.findControl(start);
    const isPlain = quote !== -1 && quote < this.nextBackslash && quote < this.nextControl;
    return isPlain ? quote + 1 : scanUnit(this.source, start);
  }

  private findControl(from: number): number {
    this.control.lastIndex = from;
    return orEnd(this.source, this.control.exec(this.source)?.index ?? -1);
  }
}

function orEnd(source: string, found: number): number {
  return found === -1 ? source.length : found;
}

/** The same, unit by unit: for literals with escapes, and to find where a wrong one goes wrong. */
function scanUnit(source: string, start: number): number {
  let position = start + 1;
  let hasEscape = false;
  for (;;) {
    const code = source.charCodeAt(position);
    if (code === QUOTE) return hasEscape ? -(position + 1) : position + 1;
    if (code === BACKSLASH) {
      hasEscape = true;
      position = scanEscape(source, position);
    } else if (code >= 0x20) {
      position += 1;
    } else {
      // charCodeAt is NaN past the end, which no comparison above accepts.
      const reason = position >= source.length ? "unexpected_end" : "control_character";
      throw new LosslessJsonError(reason, source, position);
    }
  }
}

function scanEscape(source: string, start: number): number {
  const next = source.charAt(start + 1);
  if (next === "u") {
    for (let digit = start + 2; digit < start + 6; digit += 1) {
      if (digit >= source.length) throw new LosslessJsonError("unexpected_end", source, source.length);
      if (!isHexDigit(source.charCodeAt(digit))) {
        throw new LosslessJsonError("invalid_escape", source, start);
      }
    }
    return start + 6;
  }
  if (next === "") throw new LosslessJsonError("unexpected_end", source, source.length);
  if (!isEscape(next.charCodeAt(0))) throw new LosslessJsonError("invalid_escape", source, start);
  return start + 2;
}

/** The end (exclusive) of the number that begins at `start` with a minus sign or a digit. */
export function scanNumber(source: string, start: number): number {
  let position = source.charCodeAt(start) === 0x2d ? start + 1 : start;
  if (source.charCodeAt(position) === ZERO) {
    position += 1;
    if (isDigit(source.charCodeAt(position))) {
      throw new LosslessJsonError("invalid_number", source, position);
    }
  } else {
    position = scanDigits(source, position);
  }
  if (source.charCodeAt(position) === 0x2e) position = scanDigits(source, position + 1);
  const exponent = source.charCodeAt(position) | 0x20;
  if (exponent === 0x65) {
    const sign = source.charCodeAt(position + 1);
    position = scanDigits(source, sign === 0x2b || sign === 0x2d ? position + 2 : position + 1);
  }
  return position;
}

function scanDigits(source: string, start: number): number {
  let position = start;
  while (isDigit(source.charCodeAt(position))) position += 1;
  if (position > start) return position;
  const reason = position >= source.length ? "unexpected_end" : "invalid_number";
  throw new LosslessJsonError(reason, source, position);
}
