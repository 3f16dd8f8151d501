import type { IncomingEvent } from "@/lib/events/model";
import { parseInstant } from "@/lib/events/parse-instant";
import { JsonSpanScanner, type MemberSpan } from "@/lib/shared/json-spans";

const closing = Buffer.from("}");

/** The event as JSON with the record's own bytes, untouched, as its `log`. */
export function encodeEvent(event: IncomingEvent, record: Uint8Array): Buffer {
  const fields = JSON.stringify(event);
  return Buffer.concat([Buffer.from(`${fields.slice(0, -1)},"log":`), record, closing]);
}

/**
 * An event that already has Cairn's form, with some members set: all others keep their own digits, escapes and order.
 * Where they are what is to be set, that is the record's own bytes. Its log is the record's `log`; without one the
 * record itself is the log, which is what the API makes of one that is sent unchanged. A name that stands twice is
 * passed on twice, for the API to refuse: which of the two was meant is not ours to say. `record` is a JSON object.
 */
export function encodeCairnEvent(set: Partial<IncomingEvent>, record: Uint8Array): Buffer {
  const scanner = new JsonSpanScanner(record, { itemDepth: 0 });
  scanner.next(Number.POSITIVE_INFINITY);
  if (hasAll(set, record, scanner.members)) return Buffer.from(record);
  const parts: Uint8Array[] = [Buffer.from(JSON.stringify(set).slice(0, -1))];
  const seen = new Set<string>();
  let log = record;
  for (const member of scanner.members) {
    const key = keyOf(record, member);
    const value = record.subarray(member.valueStart, member.valueEnd);
    const isRepeated = seen.has(key);
    seen.add(key);
    if (key === "log" && !isRepeated) log = value;
    else if (isRepeated || !Object.hasOwn(set, key))
      parts.push(Buffer.from(`,${JSON.stringify(key)}:`), value);
  }
  // The scanner keeps fewer members than a hostile record may have; one name too many is enough to have it refused.
  if (scanner.memberCount > scanner.members.length)
    parts.push(Buffer.from(`,"and more":${scanner.memberCount}`));
  return Buffer.concat([...parts, Buffer.from(',"log":'), log, closing]);
}

/** Whether the record says the same as `set`; a time may be written in any way that the API reads. */
function hasAll(set: Partial<IncomingEvent>, record: Uint8Array, members: readonly MemberSpan[]): boolean {
  return Object.entries(set).every(([key, value]) => {
    const member = members.find((candidate) => keyOf(record, candidate) === key);
    if (!member) return false;
    const own: unknown = JSON.parse(textOf(record, member.valueStart, member.valueEnd));
    if (own === value) return true;
    return key === "occurredAt" && typeof own === "string" && parseInstant(own) === Date.parse(String(value));
  });
}

const keyOf = (record: Uint8Array, { keyStart, keyEnd }: MemberSpan) =>
  JSON.parse(textOf(record, keyStart, keyEnd)) as string;

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
}
