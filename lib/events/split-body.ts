import { isUtf8 } from "node:buffer";
import { AppError } from "@/lib/shared/errors";
import { JsonSpanError, JsonSpanScanner, type MemberSpan } from "@/lib/shared/json-spans";
import type { RecordSpan } from "./parse-record";

/** `json` is one event, an array or `{"events": […]}`; `ndjson` an event a line; `single` and `array` just that. */
export type BodyShape = "json" | "ndjson" | "single" | "array";

/** The next event of a body; a line that is no JSON; nothing yet (do something else, come back); or the end. */
export type SplitStep = { record: RecordSpan } | { fault: string } | "pause" | "end";

export interface BodySplitter {
  next(): SplitStep;
}

/** Bytes between two chances to do something else: some 5 ms of the densest JSON. */
const scanBudget = 262_144;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const isSpace = (byte: number | undefined) =>
  byte === 0x20 || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === 0x09;

/** The start of `{"events": […`; white space before it was skipped. Read from the first bytes alone. */
const eventsArray = /^\{[ \t\r\n]*"events"[ \t\r\n]*:[ \t\r\n]*\[/;
const eventsArrayWithin = 1_024;

const notEvents = (message: string, path = "") =>
  new AppError("invalid", "The body is JSON, but holds no events.", { fields: [{ path, message }] });

function recordOf(scanner: JsonSpanScanner, record?: { start: number; end: number }): RecordSpan {
  return {
    start: scanner.itemStart,
    end: scanner.itemEnd,
    recordStart: record?.start ?? scanner.itemStart,
    recordEnd: record?.end ?? scanner.itemEnd,
    members: scanner.members,
    memberCount: scanner.memberCount,
  };
}

/** A whole JSON body: its events are the values at one depth. */
class JsonSplitter implements BodySplitter {
  private readonly bytes: Buffer;
  private readonly scanner: JsonSpanScanner;
  private readonly itemDepth: number;
  /** Whether a member named "events" can be part of an event. */
  private readonly hasEventsField: boolean;

  constructor(bytes: Buffer, options: { start: number; itemDepth: number; hasEventsField: boolean }) {
    this.bytes = bytes;
    this.itemDepth = options.itemDepth;
    this.hasEventsField = options.hasEventsField;
    this.scanner = new JsonSpanScanner(bytes, options);
  }

  next(): SplitStep {
    const step = this.scan();
    // A second member beside "events": its values would pass for events.
    if (this.itemDepth === 2 && this.scanner.rootMembers > 1)
      throw notEvents("This field must stand alone.", "events");
    if (step !== "item") return step;
    if (this.itemDepth === 0) this.requireEvent();
    return { record: recordOf(this.scanner) };
  }

  private scan() {
    try {
      return this.scanner.next(scanBudget);
    } catch (error) {
      if (!(error instanceof JsonSpanError)) throw error;
      throw new AppError(
        "malformed",
        `The body is not JSON from byte ${error.offset} on. Nothing was stored.`,
      );
    }
  }

  /** The body is one value: an event is an object, and a list would have been met at its own depth. */
  private requireEvent(): void {
    const { bytes, scanner } = this;
    if (bytes[scanner.itemStart] !== OPEN_BRACE) throw notEvents("Send an event or an array of events.");
    const isEvents = ({ keyStart, keyEnd }: MemberSpan) =>
      bytes.toString("latin1", keyStart, keyEnd) === '"events"';
    if (!this.hasEventsField && scanner.members.some(isEvents)) {
      throw notEvents("This field must be an array and stand alone.", "events");
    }
  }
}

/** Lines; what is wrong with one costs none of the others. */
class LineSplitter implements BodySplitter {
  private readonly bytes: Buffer;
  private readonly isAllUtf8: boolean;
  private position: number;
  private line: { start: number; end: number; scanner: JsonSpanScanner; record: RecordSpan | null } | null =
    null;

  constructor(bytes: Buffer, start: number) {
    this.bytes = bytes;
    this.position = start;
    this.isAllUtf8 = isUtf8(bytes);
  }

  next(): SplitStep {
    if (!this.line && !this.openLine()) return "end";
    if (!this.line) return "pause";
    const { start, end, scanner } = this.line;
    if (!this.isAllUtf8 && !isUtf8(this.bytes.subarray(start, end)))
      return this.fail("This line is not UTF-8.");
    try {
      const step = scanner.next(scanBudget);
      if (step === "pause") return "pause";
      if (step === "item") {
        this.line.record = recordOf(scanner, this.line);
        return this.next();
      }
    } catch (error) {
      if (!(error instanceof JsonSpanError)) throw error;
      return this.fail(`This line is not JSON from byte ${error.offset - start} on.`);
    }
    const { record } = this.line;
    this.line = null;
    return record ? { record } : "pause";
  }

  private fail(fault: string): SplitStep {
    this.line = null;
    return { fault };
  }

  /** Blank lines are no events. False at the end of the body. */
  private openLine(): boolean {
    const { bytes } = this;
    let start = this.position;
    let position = start;
    // One pass over however many blank lines; spaces that begin a line belong to it.
    for (; isSpace(bytes[position]); position += 1) if (bytes[position] === LINE_FEED) start = position + 1;
    if (position >= bytes.length) return false;
    const found = bytes.indexOf(LINE_FEED, position);
    const lineEnd = found === -1 ? bytes.length : found;
    const end = bytes[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
    this.line = {
      start,
      end,
      scanner: new JsonSpanScanner(bytes, { itemDepth: 0, start, end }),
      record: null,
    };
    this.position = lineEnd + 1;
    return true;
  }
}

function itemDepthOf(bytes: Buffer, start: number): number {
  if (bytes[start] === OPEN_BRACKET) return 1;
  return eventsArray.test(bytes.toString("latin1", start, start + eventsArrayWithin)) ? 2 : 0;
}

/**
 * Finds the events of a body one by one. A JSON body that can't be parsed throws `malformed`, one of another shape
 * `invalid`; both may come after some events were given out, so store nothing before the end.
 */
export function splitBody(bytes: Buffer, shape: BodyShape): BodySplitter {
  const isMarked = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark);
  let start = isMarked ? byteOrderMark.length : 0;
  const lineStart = start;
  while (isSpace(bytes[start])) start += 1;
  if (start >= bytes.length) throw new AppError("malformed", "The body is empty.");
  if (shape === "ndjson") return new LineSplitter(bytes, lineStart);
  if (!isUtf8(bytes)) throw new AppError("malformed", "The body is not UTF-8. Nothing was stored.");
  if (shape === "array" && bytes[start] === OPEN_BRACE) throw notEvents("Send an array of events.");
  const isOne = shape === "single" || (bytes[start] !== OPEN_BRACE && bytes[start] !== OPEN_BRACKET);
  const itemDepth = isOne ? 0 : itemDepthOf(bytes, start);
  return new JsonSplitter(bytes, { start, itemDepth, hasEventsField: shape === "single" });
}
