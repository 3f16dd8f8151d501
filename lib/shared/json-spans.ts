import { isEscape, isHexDigit, scanNumber } from "./json-grammar";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LETTER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const COMMA_OR_END = 4;

const ARRAY = 0;
const OBJECT = 1;

const literals = new Map([
  [LETTER_T, [...Buffer.from("true")]],
  [LETTER_F, [...Buffer.from("false")]],
  [LETTER_N, [...Buffer.from("null")]],
]);

/** Bytes that stand for themselves in a string: one look at a table is faster than three comparisons. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/** The text is not JSON (RFC 8259); `offset` is the byte that can't stand there, or the end. */
export class JsonSpanError extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`This is not JSON from byte ${offset} on.`);
    this.name = "JsonSpanError";
    this.offset = offset;
  }
}

/** One member of an item that is an object. Keys' spans include their quotes. */
export interface MemberSpan {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
  /** How many members the value has where it is an object, repeated names counted; else 0. */
  children: number;
}

/** More members than any event has are counted, not kept. */
const maxKeptMembers = 64;
const initialStackBytes = 64;

/**
 * Checks UTF-8 bytes for JSON grammar and tells where values stand in them, so that the bytes themselves can be kept:
 * items (the values at one depth) with the spans of their members. Nothing is built and nothing recurs, so a text
 * may be as deep as it is long, and the work can be left after any number of bytes and taken up again.
 *
 *     const scanner = new JsonSpanScanner(bytes, { itemDepth: 1 });   // the elements of an array
 *     for (let step = scanner.next(budget); step !== "end"; step = scanner.next(budget)) …
 */
export class JsonSpanScanner {
  /** The current item, exact, without the white space around it. */
  itemStart = 0;
  itemEnd = 0;
  /** The name's literal, where the item is a member of an object. */
  itemKeyStart = 0;
  itemKeyEnd = 0;
  /**
   * The first `maxKeptMembers` members of the current item, where it is an object. Array and spans are used again for
   * the next item.
   */
  readonly members: MemberSpan[] = [];
  /** All of them, repeated names counted. */
  memberCount = 0;
  /** Members of the outermost object so far. */
  rootMembers = 0;

  private readonly bytes: Uint8Array;
  private readonly end: number;
  private readonly itemDepth: number;
  private position: number;
  private depth = 0;
  private expects = VALUE;
  private stack = new Uint8Array(initialStackBytes);
  private current: MemberSpan | null = null;
  private readonly spans: MemberSpan[] = [];

  constructor(bytes: Uint8Array, options: { itemDepth: number; start?: number; end?: number }) {
    this.bytes = bytes;
    this.itemDepth = options.itemDepth;
    this.position = options.start ?? 0;
    this.end = options.end ?? bytes.length;
  }

  /**
   * Goes on to the end of the next item, or for about `budget` bytes (a string is never left in the middle).
   * Throws JsonSpanError where the text is not JSON.
   */
  next(budget: number): "item" | "pause" | "end" {
    const pauseAt = this.position + budget;
    while (this.position < pauseAt) {
      this.skipSpace();
      if (this.position >= this.end) {
        if (this.depth > 0 || this.expects !== COMMA_OR_END) throw new JsonSpanError(this.end);
        return "end";
      }
      if (this.takeToken(this.bytes[this.position] as number)) return "item";
    }
    return "pause";
  }

  private skipSpace(): void {
    const { bytes, end } = this;
    let position = this.position;
    while (position < end) {
      const byte = bytes[position];
      if (byte !== SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) break;
      position += 1;
    }
    this.position = position;
  }

  /** Takes one token; true when it ended an item. */
  private takeToken(byte: number): boolean {
    switch (this.expects) {
      case VALUE:
        return this.takeValue(byte);
      case VALUE_OR_END:
        return byte === CLOSE_BRACKET ? this.close() : this.takeValue(byte);
      case KEY_OR_END:
        if (byte === CLOSE_BRACE) return this.close();
        this.takeKey(byte);
        return false;
      case KEY:
        this.takeKey(byte);
        return false;
      default:
        return this.takeCommaOrEnd(byte);
    }
  }

  private takeCommaOrEnd(byte: number): boolean {
    if (this.depth === 0) throw new JsonSpanError(this.position);
    const isObject = this.stack[this.depth - 1] === OBJECT;
    if (byte === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) return this.close();
    if (byte !== COMMA) throw new JsonSpanError(this.position);
    this.expects = isObject ? KEY : VALUE;
    this.position += 1;
    return false;
  }

  private takeKey(byte: number): void {
    if (byte !== QUOTE) throw new JsonSpanError(this.position);
    const keyStart = this.position;
    const keyEnd = this.scanString();
    const level = this.depth - this.itemDepth;
    if (level === 1) this.addMember(keyStart, keyEnd);
    else if (level === 2 && this.current) this.current.children += 1;
    else if (level === 0) {
      this.itemKeyStart = keyStart;
      this.itemKeyEnd = keyEnd;
    }
    if (this.depth === 1) this.rootMembers += 1;
    this.skipSpace();
    if (this.position >= this.end || this.bytes[this.position] !== COLON)
      throw new JsonSpanError(this.position);
    this.position += 1;
    this.expects = VALUE;
  }

  private addMember(keyStart: number, keyEnd: number): void {
    const index = Math.min(this.memberCount, maxKeptMembers);
    this.memberCount += 1;
    // The one behind the last that is kept takes all others.
    this.spans[index] ??= { keyStart: 0, keyEnd: 0, valueStart: 0, valueEnd: 0, children: 0 };
    const member = this.spans[index];
    member.keyStart = keyStart;
    member.keyEnd = keyEnd;
    member.children = 0;
    this.current = member;
    if (index < maxKeptMembers) this.members.push(member);
  }

  private takeValue(byte: number): boolean {
    const start = this.position;
    if (this.depth === this.itemDepth) {
      this.itemStart = start;
      this.members.length = 0;
      this.memberCount = 0;
      this.current = null;
    } else if (this.depth === this.itemDepth + 1 && this.current) {
      this.current.valueStart = start;
    }
    if (byte === OPEN_BRACE) return this.open(OBJECT, KEY_OR_END);
    if (byte === OPEN_BRACKET) return this.open(ARRAY, VALUE_OR_END);
    if (byte === QUOTE) this.position = this.scanString();
    else if (literals.has(byte)) this.scanLiteral(byte);
    else this.takeNumber();
    return this.endValue();
  }

  private open(kind: number, expects: number): boolean {
    if (this.depth === this.stack.length) {
      const larger = new Uint8Array(this.stack.length * 2);
      larger.set(this.stack);
      this.stack = larger;
    }
    this.stack[this.depth] = kind;
    this.depth += 1;
    this.position += 1;
    this.expects = expects;
    return false;
  }

  private close(): boolean {
    this.depth -= 1;
    this.position += 1;
    return this.endValue();
  }

  private endValue(): boolean {
    this.expects = COMMA_OR_END;
    if (this.depth === this.itemDepth + 1 && this.current) this.current.valueEnd = this.position;
    if (this.depth !== this.itemDepth) return false;
    this.itemEnd = this.position;
    return true;
  }

  private takeNumber(): void {
    const found = scanNumber(this.bytes, this.position, this.end);
    if (found < 0) throw new JsonSpanError(-1 - found);
    this.position = found;
  }

  private scanLiteral(first: number): void {
    for (const expected of literals.get(first) ?? []) {
      if (this.position >= this.end || this.bytes[this.position] !== expected)
        throw new JsonSpanError(this.position);
      this.position += 1;
    }
  }

  /** Moves behind the string that begins here and returns that position. */
  private scanString(): number {
    const { bytes, end } = this;
    let position = this.position + 1;
    for (;;) {
      while (position < end && isPlain[bytes[position] as number] === 1) position += 1;
      if (position >= end) throw new JsonSpanError(end);
      const byte = bytes[position] as number;
      if (byte === QUOTE) {
        this.position = position + 1;
        return this.position;
      }
      if (byte !== BACKSLASH) throw new JsonSpanError(position);
      position = this.scanEscape(position + 1);
    }
  }

  private scanEscape(start: number): number {
    const { bytes, end } = this;
    if (start >= end) throw new JsonSpanError(end);
    const letter = bytes[start] as number;
    if (letter !== LETTER_U) {
      if (!isEscape(letter)) throw new JsonSpanError(start);
      return start + 1;
    }
    for (let digit = start + 1; digit <= start + 4; digit += 1) {
      if (digit >= end) throw new JsonSpanError(end);
      if (!isHexDigit(bytes[digit] as number)) throw new JsonSpanError(digit);
    }
    return start + 5;
  }
}
