import type { FieldError } from "@/lib/shared/errors";
import { checkEvent, type JsonObject } from "./check-event";
import { checkCloudEvent, fromCloudEvent } from "./from-cloud-event";
import { fieldBounds, type IncomingEvent, type NewEvent } from "./model";
import { type IngestTarget, normalizeEvent } from "./normalize-event";
import { findId, type ParsedRecord, parseRecord, type RecordSpan } from "./parse-record";

/** What became of one record: an event to store, or why not. `id` is null where it has none that could be one. */
export type ReadRecord = { event: NewEvent } | { id: string | null; errors: FieldError[] };

export interface RecordReader {
  /** Reads one event whose JSON grammar was checked already. */
  read(bytes: Buffer, span: RecordSpan): ReadRecord;
}

const recordText = (bytes: Buffer, span: RecordSpan) =>
  bytes.toString("utf8", span.recordStart, span.recordEnd);

/** An empty list says that nothing is known to have changed, as does none. */
const changesOf = (parsed: ParsedRecord) =>
  Array.isArray(parsed.fields.changes) && parsed.fields.changes.length === 0 ? null : parsed.changes;

/** Events in Cairn's own fields. `now` is in milliseconds since 1970. */
export function cairnReader(target: IngestTarget, now: number): RecordReader {
  return {
    read(bytes, span) {
      const id = () => findId(bytes, span, fieldBounds.id);
      const parsed = parseRecord(bytes, span, "log");
      if ("faults" in parsed) return { id: id(), errors: parsed.faults };
      const faults = checkEvent(parsed.fields, now);
      if (faults.length > 0) return { id: id(), errors: faults };
      const texts = { log: parsed.payload ?? recordText(bytes, span), changes: changesOf(parsed) };
      // checkEvent has made sure of the shape.
      const normalized = normalizeEvent(parsed.fields as unknown as IncomingEvent, texts, target);
      return "fault" in normalized ? { id: id(), errors: [normalized.fault] } : normalized;
    },
  };
}

/** CloudEvents 1.0 in structured form; faults are said in the attributes' names. */
export function cloudEventReader(target: IngestTarget, now: number): RecordReader {
  const readAttributes = (attributes: JsonObject, log: string): NewEvent | FieldError[] => {
    const faults = checkCloudEvent(attributes);
    if (faults.length > 0) return faults;
    const { event, attributeOf } = fromCloudEvent(attributes, log);
    const inAttributes = (fault: FieldError) => ({
      ...fault,
      path: attributeOf.get(fault.path) ?? fault.path,
    });
    const eventFaults = checkEvent(event, now);
    if (eventFaults.length > 0) return eventFaults.map(inAttributes);
    const normalized = normalizeEvent(event as unknown as IncomingEvent, { log, changes: null }, target);
    return "fault" in normalized ? [inAttributes(normalized.fault)] : normalized.event;
  };
  return {
    read(bytes, span) {
      const id = () => findId(bytes, span, fieldBounds.id);
      const parsed = parseRecord(bytes, span, "data");
      if ("faults" in parsed) return { id: id(), errors: parsed.faults };
      const read = readAttributes(parsed.fields, recordText(bytes, span));
      return Array.isArray(read) ? { id: id(), errors: read } : { event: read };
    },
  };
}
