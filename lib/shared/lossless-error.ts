/** Why a text is not JSON. A closed set, so that a screen can name each in its own language. */
export type LosslessJsonReason =
  | "unexpected_end"
  | "unexpected_character"
  | "invalid_number"
  | "invalid_escape"
  | "control_character"
  | "trailing_text";

/** Thrown by the lossless parser. `offset` is in UTF-16 units from 0; `line` and `column` count from 1. */
export class LosslessJsonError extends Error {
  readonly reason: LosslessJsonReason;
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(reason: LosslessJsonReason, source: string, offset: number) {
    const { line, column } = locate(source, offset);
    super(`Not JSON: ${reason.replaceAll("_", " ")} at line ${line}, column ${column}`);
    this.name = "LosslessJsonError";
    this.reason = reason;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}

function locate(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  const breaks = /\r\n|\r|\n/g;
  for (let found = breaks.exec(source); found !== null; found = breaks.exec(source)) {
    if (found.index + found[0].length > offset) break;
    line += 1;
    lineStart = found.index + found[0].length;
  }
  return { line, column: offset - lineStart + 1 };
}
