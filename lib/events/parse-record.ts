import type { FieldError } from "@/lib/shared/errors";
import { JsonSpanScanner, type MemberSpan } from "@/lib/shared/json-spans";
import type { TimeSlice } from "@/lib/shared/time-slice";
import type { JsonObject } from "./check-event";
import { maxEventBytes } from "./model";
import { parseLargeRecord } from "./parse-large-record";
import { nameOf, type ParsedRecord, type RecordFormat, repeated, valueText } from "./record-members";

/** Where one event stands in a body, as the splitter found it. */
export interface RecordSpan {
  /** The JSON value. */
  start: number;
  end: number;
  /** What is kept of it: the value, or the whole line of an NDJSON body. */
  recordStart: number;
  recordEnd: number;
  members: readonly MemberSpan[];
  memberCount: number;
}

/** Fields of this many bytes, the payload aside, are parsed at once: some 3 ms at the most. */
const maxFieldBytes = 32_768;

type Parsed = ParsedRecord | { faults: FieldError[] };

const notAnObject = { path: "", message: "An event is a JSON object." };
const tooLarge = { path: "", message: `An event has at most ${maxEventBytes} bytes.` };

const OPEN_BRACE = 0x7b;

const keysOf = (value: unknown) =>
  typeof value === "object" && value !== null ? Object.keys(value).length : 0;

/** JSON.parse keeps the last of repeated names in silence, so the bytes' own count is compared with what is left. */
function findRepeated(bytes: Buffer, span: RecordSpan, fields: JsonObject): FieldError[] {
  const seen = new Set<string>();
  const faults: FieldError[] = [];
  for (const member of span.members) {
    const name = nameOf(bytes, member);
    if (seen.has(name)) faults.push(repeated(name));
    seen.add(name);
  }
  // More members than the scanner keeps: their names are unknown fields anyway, and named as such.
  if (faults.length === 0 && span.memberCount > Object.keys(fields).length) faults.push(repeated(""));
  return faults;
}

function findRepeatedInside(bytes: Buffer, span: RecordSpan, fields: JsonObject): FieldError[] {
  const faults: FieldError[] = [];
  for (const member of span.members) {
    if (member.children === 0) continue;
    const name = nameOf(bytes, member);
    if (name !== "resource" && name !== "actor") continue;
    if (keysOf(fields[name]) < member.children) faults.push(repeated(name));
  }
  return faults;
}

function findRepeatedInChanges(changes: string, value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  const scanner = new JsonSpanScanner(Buffer.from(changes), { itemDepth: 1 });
  const faults: FieldError[] = [];
  let index = 0;
  for (let step = scanner.next(changes.length * 3); step !== "end"; step = scanner.next(changes.length * 3)) {
    if (step !== "item") continue;
    if (scanner.memberCount > keysOf(value[index])) faults.push(repeated(`changes[${index}]`));
    index += 1;
  }
  return faults;
}

function isNamed(bytes: Buffer, member: MemberSpan, name: string): boolean {
  if (member.keyEnd - member.keyStart !== name.length + 2) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[member.keyStart + 1 + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

/** Finds a member by its ASCII name, as it stands or, where `fields` have it all the same, written with escapes. */
function findMember(
  bytes: Buffer,
  span: RecordSpan,
  name: string,
  fields?: JsonObject,
): MemberSpan | undefined {
  const exact = span.members.find((member) => isNamed(bytes, member, name));
  if (exact || fields === undefined || !(name in fields)) return exact;
  return span.members.find((member) => nameOf(bytes, member) === name);
}

/** The value's text with `null` in the payload's place: what may be large or deep is never built. */
function envelope(bytes: Buffer, span: RecordSpan, payload: MemberSpan | undefined): string {
  if (!payload) return bytes.toString("utf8", span.start, span.end);
  return `${bytes.toString("utf8", span.start, payload.valueStart)}null${bytes.toString("utf8", payload.valueEnd, span.end)}`;
}

/**
 * Parses one event whose grammar was checked already; a promise is given only where its fields are so large that
 * others get their turn in between. The member `format.payload` (`log`, or a CloudEvent's `data`) is given back as its
 * bytes stand; a repeated field is a fault, since nobody can say which one was meant.
 */
export function parseRecord(
  bytes: Buffer,
  span: RecordSpan,
  format: RecordFormat,
  slice: TimeSlice,
): Parsed | Promise<Parsed> {
  if (span.recordEnd - span.recordStart > maxEventBytes) return { faults: [tooLarge] };
  if (bytes[span.start] !== OPEN_BRACE) return { faults: [notAnObject] };
  const hole = findMember(bytes, span, format.payload);
  const payloadBytes = hole ? hole.valueEnd - hole.valueStart : 0;
  if (span.end - span.start - payloadBytes > maxFieldBytes) {
    return parseLargeRecord(bytes, span, format, slice);
  }
  const fields = JSON.parse(envelope(bytes, span, hole)) as JsonObject;
  const payload = hole ?? findMember(bytes, span, format.payload, fields);
  const changes = Array.isArray(fields.changes) ? findMember(bytes, span, "changes", fields) : undefined;
  const changesText = changes ? valueText(bytes, changes) : null;
  const faults = [
    ...(span.memberCount === Object.keys(fields).length ? [] : findRepeated(bytes, span, fields)),
    ...findRepeatedInside(bytes, span, fields),
    ...(changesText === null ? [] : findRepeatedInChanges(changesText, fields.changes)),
  ];
  if (faults.length > 0) return { faults };
  return { fields, payload: payload ? valueText(bytes, payload) : null, changes: changesText };
}

/** The `id` to name a rejected event by, or null where it has none that could be one. */
export function findId(bytes: Buffer, span: RecordSpan, maxBytes: number): string | null {
  const member = findMember(bytes, span, "id");
  // An escape takes up to six bytes for one.
  if (!member || member.valueEnd - member.valueStart > maxBytes * 6) return null;
  const id: unknown = JSON.parse(valueText(bytes, member));
  return typeof id === "string" && Buffer.byteLength(id) <= maxBytes ? id : null;
}
