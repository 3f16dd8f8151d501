export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const COMMA = 0x2c;
const COLON = 0x3a;

const noBytes = new Uint8Array();
/** Longer keys are no envelope's; what is kept of them needn't be more. */
const maxKeyBytes = 64;

/** `line` passes over the rest of a line; `seek` over whole lines until one opens a bracket. */
type Mode = "token" | "string" | "scalar" | "line" | "seek";

/**
 * Reads JSON tokens out of chunks that may end anywhere, also inside a string, an escape or a UTF-8 sequence.
 * Knows lines and columns; what a token means is the subclass's to say.
 */
export abstract class JsonTokens {
  protected chunk: Uint8Array = noBytes;
  /** Index in `chunk` of the next byte. */
  protected at = 0;
  /** Offset in the whole input of `chunk[0]`. */
  protected base = 0;
  protected line = 1;
  /** Offset in the whole input of the current line's first byte. */
  protected lineStart = 0;
  /** White space before the current line's first token. */
  protected indent = 0;
  protected isFreshLine = true;
  protected mode: Mode = "token";
  #isEscaped = false;
  #keyBytes: number[] | null = null;

  protected abstract open(byte: number): void;
  protected abstract close(opener: number): void;
  protected abstract comma(): void;
  protected abstract colon(): void;
  /** A string or another scalar begins here; the return value says whether it should be read. */
  protected abstract beginScalar(isString: boolean): boolean;
  /** A scalar ended before `at`; `key` is its text when `captureKey` was asked for. */
  protected abstract endScalar(key: string): void;
  /** A line ended inside a string, which JSON does not allow. */
  protected abstract breakString(): void;
  /** The first token of a line is an opening bracket; true when the scanner moved and must look again. */
  protected abstract openLine(): boolean;

  protected get offset(): number {
    return this.base + this.at;
  }

  protected get column(): number {
    return this.offset - this.lineStart;
  }

  protected captureKey(): void {
    this.#keyBytes = [];
  }

  protected step(): void {
    if (this.mode === "string") this.#readString();
    else if (this.mode === "scalar") this.#readScalar();
    else if (this.mode === "line") this.#skipLine();
    else this.#readToken();
  }

  #readToken(): void {
    const byte = this.chunk[this.at] as number;
    if (byte === SPACE || byte === TAB || byte === RETURN) this.at += 1;
    else if (byte === NEWLINE) this.#breakLine();
    else if (this.isFreshLine && this.#startLine(byte)) return;
    else if (this.mode === "seek") this.#skipLine();
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.open(byte);
    else if (byte === CLOSE_BRACE) this.close(OPEN_BRACE);
    else if (byte === CLOSE_BRACKET) this.close(OPEN_BRACKET);
    else if (byte === COMMA) this.comma();
    else if (byte === COLON) this.colon();
    else if (this.beginScalar(byte === QUOTE)) this.#enterScalar(byte === QUOTE);
  }

  #startLine(byte: number): boolean {
    this.isFreshLine = false;
    this.indent = this.column;
    return (byte === OPEN_BRACE || byte === OPEN_BRACKET) && this.openLine();
  }

  #breakLine(): void {
    this.at += 1;
    this.line += 1;
    this.lineStart = this.offset;
    this.isFreshLine = true;
    if (this.mode === "line") this.mode = "token";
  }

  #skipLine(): void {
    const newline = this.chunk.indexOf(NEWLINE, this.at);
    this.at = newline === -1 ? this.chunk.length : newline;
    if (newline !== -1) this.#breakLine();
  }

  #enterScalar(isString: boolean): void {
    this.mode = isString ? "string" : "scalar";
    if (isString) this.at += 1;
  }

  #readString(): void {
    const { chunk } = this;
    const from = this.at;
    let at = this.at;
    while (at < chunk.length) {
      const byte = chunk[at] as number;
      if (byte === NEWLINE) {
        this.#finishString(from, at);
        this.breakString();
        return;
      }
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        const key = this.#finishString(from, at);
        this.at = at + 1;
        this.endScalar(key);
        return;
      }
      at += 1;
    }
    this.#keepKey(from, at);
    this.at = at;
  }

  #finishString(from: number, end: number): string {
    this.#keepKey(from, end);
    const key = this.#keyBytes === null ? "" : Buffer.from(this.#keyBytes).toString("latin1");
    this.#keyBytes = null;
    this.#isEscaped = false;
    this.mode = "token";
    this.at = end;
    return key;
  }

  #keepKey(from: number, end: number): void {
    if (this.#keyBytes === null) return;
    const room = maxKeyBytes - this.#keyBytes.length;
    for (const byte of this.chunk.subarray(from, Math.min(end, from + room))) this.#keyBytes.push(byte);
  }

  #readScalar(): void {
    const { chunk } = this;
    let at = this.at;
    while (at < chunk.length && !isDelimiter(chunk[at] as number)) at += 1;
    this.at = at;
    if (at === chunk.length) return;
    this.mode = "token";
    this.endScalar("");
  }
}

function isDelimiter(byte: number): boolean {
  return (
    byte === COMMA ||
    byte === NEWLINE ||
    byte === CLOSE_BRACE ||
    byte === CLOSE_BRACKET ||
    byte === SPACE ||
    byte === RETURN ||
    byte === TAB ||
    byte === COLON ||
    byte === QUOTE ||
    byte === OPEN_BRACE ||
    byte === OPEN_BRACKET
  );
}
