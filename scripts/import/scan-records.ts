import { type EnvelopeNode, innerEnvelope } from "./envelopes";
import { JsonTokens, OPEN_BRACE, OPEN_BRACKET } from "./json-tokens";
import { findFreshLine, OpenRecord } from "./open-record";

/** A record's own bytes, or a place where no record could be cut out. Lines count from 1 in the unpacked input. */
export type Slice = { line: number; bytes: Uint8Array } | { line: number; problem: string };

/** What an open bracket is: an array of records, one that will be if an object comes first, an envelope, or plain. */
type Shape = "list" | "maybeList" | EnvelopeNode | null;

const maxDepth = 10_000;

/**
 * Cuts records out of a byte stream in constant memory: NDJSON, arrays, single and concatenated documents,
 * pretty-printed or not, and the arrays inside envelopes. It follows brackets, strings and the order of tokens;
 * whether a slice is valid JSON is the parser's to say. A record that is never closed costs only itself: reading goes
 * on at the next line that opens a bracket no deeper than that record began.
 */
export class RecordScanner extends JsonTokens {
  readonly #envelopes: EnvelopeNode;
  readonly #maxRecordBytes: number;
  #out: Slice[] = [];

  readonly #openers: number[] = [];
  readonly #shapes: Shape[] = [];
  #expected: "value" | "key" | "colon" | "after" = "value";
  #isKey = false;
  #key = "";
  #documentIndent = 0;
  #reportedLine = 0;

  #record: OpenRecord | null = null;
  /** Where the open record's bytes begin in this chunk. */
  #from = 0;
  /** Records that begin before this offset are read a second time: they must close before the next line opens one. */
  #strictUntil = 0;

  constructor(envelopes: EnvelopeNode, maxRecordBytes: number) {
    super();
    this.#envelopes = envelopes;
    this.#maxRecordBytes = maxRecordBytes;
  }

  /** Reads on. The slices share the chunk's memory. */
  push(chunk: Uint8Array): Slice[] {
    this.#out = [];
    this.chunk = chunk;
    this.at = 0;
    this.#from = 0;
    this.#drain();
    return this.#out;
  }

  /** What remains when the input is over: an unclosed record or array is a problem, never dropped. */
  end(): Slice[] {
    this.#out = [];
    this.#from = 0;
    for (let record = this.#record; record !== null; record = this.#record) {
      if (!this.#rewind(record, "the input ends inside this record")) {
        this.#abandon(record, "the input ends inside this record");
      }
      this.#drain();
    }
    if (this.#openers.length > 0)
      this.#report("the input ends before its last bracket is closed: it may be cut off");
    return this.#out;
  }

  #drain(): void {
    do {
      while (this.at < this.chunk.length) this.step();
    } while (this.#keepOpenRecord());
    this.base += this.chunk.length;
    this.chunk = this.chunk.subarray(0, 0);
    this.at = 0;
  }

  /** Keeps what the chunk holds of the open record. True when the record was given up and reading starts over. */
  #keepOpenRecord(): boolean {
    const record = this.#record;
    if (!record?.hasBytes || record.keep(this.chunk.subarray(this.#from), this.#maxRecordBytes)) return false;
    if (this.#rewind(record, "not closed before the next record begins")) return true;
    record.outgrow();
    return false;
  }

  protected override open(byte: number): void {
    const top = this.#openers.length === 0 ? "list" : (this.#shapes.at(-1) as Shape);
    if (this.#record === null) {
      this.#openOutside(byte, top);
    } else if (top === "maybeList" && byte === OPEN_BRACE) {
      // The array's first element is an object: the document is an envelope, its own bytes belong to no record.
      this.#shapes[this.#shapes.length - 1] = "list";
      this.#record = null;
      this.#openOutside(byte, "list");
    } else {
      if (this.#expected !== "value" && this.#fail("a bracket opens where none may")) return;
      const shape = this.#innerShape(byte, top);
      this.#enter(byte, shape === "list" ? "maybeList" : shape);
    }
  }

  #openOutside(byte: number, top: Shape): void {
    if (this.#openers.length === 0) this.#documentIndent = this.column;
    if (top !== "list") {
      this.#enter(byte, this.#innerShape(byte, top));
    } else if (byte === OPEN_BRACKET && this.#openers.length === 0) {
      this.#enter(byte, "list");
    } else {
      const shape = this.#openers.length === 0 ? this.#envelopes : null;
      this.#beginRecord();
      this.#enter(byte, shape);
    }
  }

  #innerShape(byte: number, top: Shape): EnvelopeNode | "list" | null {
    if (top === "maybeList") this.#shapes[this.#shapes.length - 1] = null;
    if (top === null || typeof top === "string") return null;
    return innerEnvelope(top, this.#key, byte === OPEN_BRACKET);
  }

  #enter(byte: number, shape: Shape): void {
    this.#openers.push(byte);
    this.#shapes.push(shape);
    this.#expected = byte === OPEN_BRACE ? "key" : "value";
    this.at += 1;
    if (this.#openers.length <= maxDepth) return;
    if (!this.#fail("nested too deep")) this.mode = "seek";
  }

  protected override close(opener: number): void {
    const match = this.#openers.lastIndexOf(opener);
    if (match >= (this.#record?.height ?? 0)) {
      if (match < this.#openers.length - 1) this.#mismatch();
      this.#openers.length = match;
      this.#shapes.length = match;
      this.at += 1;
      this.#finishValue();
    } else if (this.#record !== null && match >= 0) {
      // The record ends before this bracket, which is read again as the end of what is around it.
      this.#abandon(this.#record, "brackets do not match");
    } else {
      this.#mismatch();
      this.at += 1;
      if (this.#openers.length === 0) this.mode = "line";
    }
  }

  #mismatch(): void {
    if (this.#record !== null) this.#record.spoil("brackets do not match");
    else this.#report("brackets do not match");
  }

  protected override comma(): void {
    this.at += 1;
    this.#expected = this.#openers.at(-1) === OPEN_BRACE ? "key" : "value";
  }

  protected override colon(): void {
    if (this.#expected !== "colon" && this.#fail("a colon where none may stand")) return;
    this.at += 1;
    this.#expected = "value";
  }

  protected override beginScalar(isString: boolean): boolean {
    if (this.#openers.length === 0) return this.#passOver();
    const top = this.#shapes.at(-1) as Shape;
    if (top === "list") this.#beginRecord();
    this.#isKey = isString && this.#expected === "key";
    if (!this.#isKey && this.#expected !== "value" && this.#fail("a value where none may stand"))
      return false;
    if (top === "maybeList") this.#shapes[this.#shapes.length - 1] = null;
    else if (this.#isKey && top !== null && top !== "list") this.captureKey();
    return true;
  }

  /** Between documents: byte order marks and RFC 7464's record separators are no loss, anything else is a line lost. */
  #passOver(): false {
    const byte = this.chunk[this.at] as number;
    if (byte === 0x1e || byte === 0xef || byte === 0xbb || byte === 0xbf) {
      this.at += 1;
    } else {
      this.#report("not a JSON object");
      this.mode = "line";
    }
    return false;
  }

  protected override endScalar(key: string): void {
    if (this.#isKey) {
      this.#key = key;
      this.#expected = "colon";
    } else {
      this.#finishValue();
    }
  }

  protected override breakString(): void {
    if (this.#record === null) this.#report("a line ends inside a string");
    else if (this.#fail("a line ends inside a string")) return;
    // Where strings begin and end can't be told any more: only a new line helps.
    this.mode = "seek";
  }

  protected override openLine(): boolean {
    const record = this.#record;
    if (record === null) {
      this.mode = "token";
      return false;
    }
    const isDoubtful = record.problem !== null || record.offset < this.#strictUntil;
    if (!isDoubtful || this.indent > record.indent) return false;
    this.#abandonAtLine(record, "not closed before the next record begins");
    return true;
  }

  #beginRecord(): void {
    // Elements on later lines may stand one level deeper than the line that opens their array.
    const indent = this.column === this.indent ? this.indent : this.indent + 2;
    this.#record = new OpenRecord(this.#openers.length, this.line, this.offset, indent);
    this.#from = this.at;
    this.#expected = "value";
  }

  #finishValue(): void {
    this.#expected = "after";
    const record = this.#record;
    if (record === null || record.height !== this.#openers.length) return;
    const bytes = record.joined(this.chunk.subarray(this.#from, this.at));
    const isTooLong = record.isOversize || bytes.length > this.#maxRecordBytes;
    const problem = record.problem ?? (isTooLong ? `larger than ${this.#maxRecordBytes} bytes` : null);
    this.#out.push(problem === null ? { line: record.line, bytes } : { line: record.line, problem });
    this.#record = null;
  }

  /** Notes what is wrong with the open record. True when reading has moved to where the next one begins. */
  #fail(problem: string): boolean {
    const record = this.#record;
    if (record === null || record.problem !== null) return false;
    if (this.#rewind(record, problem)) return true;
    const byte = this.chunk[this.at];
    const isOpening = (byte === OPEN_BRACE || byte === OPEN_BRACKET) && this.column === this.indent;
    if (isOpening && this.indent <= record.indent && this.offset > record.offset) {
      this.#abandonAtLine(record, problem);
      return true;
    }
    record.spoil(problem);
    return false;
  }

  /** Gives the open record up and goes back to the first line in it on which another may begin; false without one. */
  #rewind(record: OpenRecord, problem: string): boolean {
    if (!record.hasBytes) return false;
    const bytes = record.joined(this.chunk.subarray(this.#from, this.at));
    const fresh = findFreshLine(bytes, record.indent);
    if (fresh === null) return false;
    this.#strictUntil = this.offset;
    this.chunk = Buffer.concat([bytes.subarray(fresh.at), this.chunk.subarray(this.at)]);
    this.at = 0;
    this.base = record.offset + fresh.at;
    this.line = record.line + fresh.newlines;
    this.lineStart = this.base - fresh.indent;
    this.indent = fresh.indent;
    this.isFreshLine = false;
    this.#abandonAtLine(record, problem);
    return true;
  }

  #abandonAtLine(record: OpenRecord, problem: string): void {
    // A line as far left as the document's own bracket begins a new document, unless that bracket is a list's.
    const isNewDocument = this.#openers[0] === OPEN_BRACE && this.indent <= this.#documentIndent;
    this.#abandon(record, problem, isNewDocument ? 0 : record.height);
  }

  #abandon(record: OpenRecord, problem: string, height = record.height): void {
    this.#out.push({ line: record.line, problem: record.problem ?? problem });
    this.#openers.length = height;
    this.#shapes.length = height;
    this.#expected = "value";
    this.mode = "token";
    this.#record = null;
  }

  #report(problem: string): void {
    if (this.#reportedLine === this.line) return;
    this.#reportedLine = this.line;
    this.#out.push({ line: this.line, problem });
  }
}
