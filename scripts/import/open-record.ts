const NEWLINE = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Where in a record's bytes another record seems to begin. */
export interface FreshLine {
  /** Index of its opening bracket. */
  at: number;
  indent: number;
  /** Line breaks before it. */
  newlines: number;
}

/** The record that is being read: where it began, what is wrong with it, and its bytes from earlier chunks. */
export class OpenRecord {
  /** The first thing found wrong; its bytes are not kept any more. */
  problem: string | null = null;
  /** Larger than the bound: its bytes are not kept any more. */
  isOversize = false;
  #pieces: Uint8Array[] = [];
  #length = 0;

  /**
   * `height` is that of the bracket stack under the record, `offset` counts from the start of the input; a line that
   * opens a bracket at `indent` or less may be where the next record begins.
   */
  constructor(
    readonly height: number,
    readonly line: number,
    readonly offset: number,
    readonly indent: number,
  ) {}

  get hasBytes(): boolean {
    return this.problem === null && !this.isOversize;
  }

  /** Keeps a piece, unless that makes the record larger than `maxBytes`: then false, and nothing is kept. */
  keep(piece: Uint8Array, maxBytes: number): boolean {
    if (this.#length + piece.length > maxBytes) return false;
    this.#pieces.push(piece);
    this.#length += piece.length;
    return true;
  }

  spoil(problem: string): void {
    this.problem ??= problem;
    this.#drop();
  }

  outgrow(): void {
    this.isOversize = true;
    this.#drop();
  }

  /** All bytes with `last` behind them: the very memory of `last` when it is all there is. */
  joined(last: Uint8Array): Uint8Array {
    return this.#length === 0 ? last : Buffer.concat([...this.#pieces, last]);
  }

  #drop(): void {
    this.#pieces = [];
    this.#length = 0;
  }
}

/** The first line after the first that opens a bracket no deeper than `maxIndent`. */
export function findFreshLine(bytes: Uint8Array, maxIndent: number): FreshLine | null {
  let newlines = 0;
  for (let newline = bytes.indexOf(NEWLINE); newline !== -1; newline = bytes.indexOf(NEWLINE, newline + 1)) {
    newlines += 1;
    let at = newline + 1;
    while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
    const indent = at - newline - 1;
    const opens = bytes[at] === OPEN_BRACE || bytes[at] === OPEN_BRACKET;
    if (opens && indent <= maxIndent) return { at, indent, newlines };
  }
  return null;
}
