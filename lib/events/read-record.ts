import type { FieldError } from "@/lib/shared/errors";
import type { TimeSlice } from "@/lib/shared/time-slice";
import { checkEvent, type JsonObject, knownFields } from "./check-event";
import { checkCloudEvent, cloudEventAttributes, fromCloudEvent } from "./from-cloud-event";
import { fieldBounds, type IncomingEvent, type NewEvent } from "./model";
import { type IngestTarget, normalizeEvent } from "./normalize-event";
import { findId, parseRecord, type RecordSpan } from "./parse-record";
import type { ParsedRecord, RecordFormat } from "./record-members";

/** What became of one record: an event to store, or why not. `id` is null where it has none that could be one. */
export type ReadRecord = { event: NewEvent } | { id: string | null; errors: FieldError[] };

export interface RecordReader {
  /**
   * Reads one event whose JSON grammar was checked already. One with large fields is read in slices, whence the
   * promise; the span must stay as it is until then.
   */
  read(bytes: Buffer, span: RecordSpan, slice: TimeSlice): ReadRecord | Promise<ReadRecord>;
}

const cairnFormat: RecordFormat = { payload: "log", known: knownFields };
const cloudEventFormat: RecordFormat = { payload: "data", known: cloudEventAttributes };

type Parsed = Awaited<ReturnType<typeof parseRecord>>;

function finish(parsed: Parsed | Promise<Parsed>, read: (parsed: Parsed) => ReadRecord) {
  return parsed instanceof Promise ? parsed.then(read) : read(parsed);
}

const recordText = (bytes: Buffer, span: RecordSpan) =>
  bytes.toString("utf8", span.recordStart, span.recordEnd);

/** An empty list says that nothing is known to have changed, as does none. */
const changesOf = (parsed: ParsedRecord) =>
  Array.isArray(parsed.fields.changes) && parsed.fields.changes.length === 0 ? null : parsed.changes;

/** Events in Cairn's own fields. `now` is in milliseconds since 1970. */
export function cairnReader(target: IngestTarget, now: number): RecordReader {
  return {
    read(bytes, span, slice) {
      const refuse = (errors: FieldError[]) => ({ id: findId(bytes, span, fieldBounds.id), errors });
      return finish(parseRecord(bytes, span, cairnFormat, slice), (parsed) => {
        if ("faults" in parsed) return refuse(parsed.faults);
        const faults = checkEvent(parsed.fields, now);
        if (faults.length > 0) return refuse(faults);
        const texts = { log: parsed.payload ?? recordText(bytes, span), changes: changesOf(parsed) };
        // checkEvent has made sure of the shape.
        const normalized = normalizeEvent(parsed.fields as unknown as IncomingEvent, texts, target);
        return "fault" in normalized ? refuse([normalized.fault]) : normalized;
      });
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
    // checkEvent has made sure of the shape.
    const normalized = normalizeEvent(event as unknown as IncomingEvent, { log, changes: null }, target);
    return "fault" in normalized ? [inAttributes(normalized.fault)] : normalized.event;
  };
  return {
    read(bytes, span, slice) {
      const refuse = (errors: FieldError[]) => ({ id: findId(bytes, span, fieldBounds.id), errors });
      return finish(parseRecord(bytes, span, cloudEventFormat, slice), (parsed) => {
        if ("faults" in parsed) return refuse(parsed.faults);
        const read = readAttributes(parsed.fields, recordText(bytes, span));
        return Array.isArray(read) ? refuse(read) : { event: read };
      });
    },
  };
}
