import { firstPast } from "@/lib/shared/search-sorted";

/** The exact text cut into rows to draw; the text itself is never changed. */
export interface RawRows {
  readonly count: number;
  /** Row n shows [starts[n], ends[n]) of the text; line breaks stand between rows. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The text's line number where a line begins, 0 where a long line goes on. */
  readonly lines: Uint32Array;
  readonly lineCount: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
/** From here on nearly every character of a monospaced font's fallback is two columns wide. */
const FIRST_WIDE = 0x1100;

/** Cuts a text at its line breaks (LF, CR LF, CR) and long lines at `columns`; a surrogate pair is never parted. */
export function cutIntoRows(text: string, columns: number): RawRows {
  const rows = new RowList();
  let start = 0;
  let width = 0;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      const isPair = code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED;
      rows.add(start, position, true);
      if (isPair) position += 1;
      start = position + 1;
      width = 0;
      continue;
    }
    const added = columnsOf(code);
    if (added > 0 && width + added > columns && position > start) {
      rows.add(start, position, false);
      start = position;
      width = 0;
    }
    width += added;
  }
  rows.add(start, text.length, false);
  return rows;
}

/** Flat columns, since a text of 1 MiB may have a million lines. */
class RowList implements RawRows {
  count = 0;
  lineCount = 1;
  starts: Uint32Array = new Uint32Array(256);
  ends: Uint32Array = new Uint32Array(256);
  lines: Uint32Array = new Uint32Array(256);
  private isContinued = false;

  add(start: number, end: number, endsLine: boolean): void {
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
      this.lines = doubled(this.lines);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.lines[this.count] = this.isContinued ? 0 : this.lineCount;
    this.count += 1;
    this.isContinued = !endsLine;
    if (endsLine) this.lineCount += 1;
  }
}

function doubled(column: Uint32Array): Uint32Array {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}

function columnsOf(code: number): number {
  // A low surrogate costs nothing, so a row never ends before one.
  if (code >= 0xdc00 && code <= 0xdfff) return 0;
  return code >= FIRST_WIDE || code === TAB ? 2 : 1;
}

/** The row that holds an offset of the text. */
export function rawRowAt(rows: RawRows, offset: number): number {
  return Math.max(0, firstPast(rows.count, (index) => (rows.starts[index] ?? 0) > offset) - 1);
}
