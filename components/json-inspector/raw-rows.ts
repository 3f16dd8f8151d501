/** The exact text cut into rows to draw; the text itself is never changed. */
export interface RawRows {
  readonly count: number;
  /** Row n shows [starts[n], ends[n]) of the text; line breaks stand between rows. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The text's line number where a line begins, 0 where a long line goes on. */
  readonly lines: readonly number[];
  readonly lineCount: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
/** From here on nearly every character of a monospaced font's fallback is two columns wide. */
const FIRST_WIDE = 0x1100;

/** Cuts a text at its line breaks (LF, CR LF, CR) and long lines at `columns`; a surrogate pair is never parted. */
export function cutIntoRows(text: string, columns: number): RawRows {
  const starts: number[] = [];
  const ends: number[] = [];
  const lines: number[] = [];
  let line = 1;
  let start = 0;
  let isContinued = false;
  let width = 0;
  const push = (end: number, next: number) => {
    starts.push(start);
    ends.push(end);
    lines.push(isContinued ? 0 : line);
    start = next;
    width = 0;
  };
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      const isPair = code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED;
      push(position, position + (isPair ? 2 : 1));
      if (isPair) position += 1;
      line += 1;
      isContinued = false;
      continue;
    }
    const added = columnsOf(code);
    if (added > 0 && width + added > columns && position > start) {
      push(position, position);
      isContinued = true;
    }
    width += added;
  }
  push(text.length, text.length);
  return { count: starts.length, starts, ends, lines, lineCount: line };
}

function columnsOf(code: number): number {
  // A low surrogate costs nothing, so a row never ends before one.
  if (code >= 0xdc00 && code <= 0xdfff) return 0;
  return code >= FIRST_WIDE || code === TAB ? 2 : 1;
}

/** The row that holds an offset of the text. */
export function rawRowAt(rows: RawRows, offset: number): number {
  let low = 0;
  let high = rows.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
