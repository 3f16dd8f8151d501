import { createHash } from "node:crypto";
import { maxEventBytes } from "@/lib/events/model";
import type { FieldError } from "@/lib/shared/errors";
import { boundEvent, boundId, scopeOf } from "./bound-event";
import { encodeCairnEvent, encodeEvent } from "./encode-event";
import {
  type EnvelopeNode,
  envelopesOf,
  type ImportFormat,
  isEmptyEnvelope,
  type SourceFormat,
} from "./envelopes";
import { findMapping } from "./formats/find-mapping";
import type { MappedEvent } from "./mapping";
import { parseRecord } from "./parse-record";
import { type JsonObject, valueAt } from "./read-fields";
import type { TimeZone } from "./time-zone";

/** An event as it goes into a request, and what is needed to speak of it when it is refused. */
export interface PreparedEvent {
  line: number;
  id: string;
  format: SourceFormat;
  bytes: Buffer;
  /** Its log holds line breaks, so it can't be a line of NDJSON. */
  spansLines: boolean;
}

/** Why a record was not taken, by the importer or by the server. */
export interface Reject {
  line: number;
  id: string | null;
  errors: FieldError[];
}

export interface PrepareOptions {
  format: ImportFormat;
  zone: TimeZone;
  project: string | null;
}

export type Prepared = { event: PreparedEvent } | { reject: Reject } | "emptyEnvelope";

/** Makes one record's bytes an event ready to send. Pure: the same bytes and options give the same answer. */
export function prepareRecord(bytes: Uint8Array, line: number, options: PrepareOptions): Prepared {
  const refuse = (path: string, message: string, id: string | null = null): Prepared => ({
    reject: { line, id, errors: [{ path, message }] },
  });
  const parsed = parseRecord(bytes);
  if ("problem" in parsed) return refuse("", parsed.problem);
  const mapping = findMapping(options.format, parsed.record);
  if (!mapping?.recognizes(parsed.record) && isEmptyEnvelope(parsed.record, envelopes(options.format))) {
    return "emptyEnvelope";
  }
  if (mapping === null) return refuse("", "not a record of a format that is known");
  const result = mapping.map(parsed.record, options);
  if ("reject" in result) return refuse(result.reject.path, result.reject.message);
  const encoded = encode(mapping.format, result.event, { ...parsed, bytes }, options.project);
  if ("reject" in encoded) return refuse(encoded.reject.path, encoded.reject.message, result.event.id);
  if (encoded.bytes.length > maxEventBytes) {
    return refuse("log", `larger than ${maxEventBytes} bytes with its fields`, encoded.id);
  }
  return { event: { line, format: mapping.format, spansLines: hasLineBreak(encoded.bytes), ...encoded } };
}

interface ParsedBytes {
  bytes: Uint8Array;
  record: JsonObject;
}

function encode(
  format: SourceFormat,
  mapped: MappedEvent,
  { bytes, record }: ParsedBytes,
  project: string | null,
): { id: string; bytes: Buffer } | { reject: FieldError } {
  const hash = (source: string): string =>
    createHash("sha256")
      .update(source === "record" ? bytes : source)
      .digest("hex");
  if (format === "cairn") {
    const id = boundId(mapped.id, { hash });
    const set = { id, occurredAt: mapped.occurredAt, ...missingScope(record, project) };
    return { id, bytes: encodeCairnEvent(set, bytes) };
  }
  const bounded = boundEvent(mapped, { project, hash });
  if ("reject" in bounded) return bounded;
  return { id: bounded.event.id, bytes: encodeEvent(bounded.event, bytes) };
}

/** A scope that the record names stands, right or wrong; a record with a project alone means the project's events. */
function missingScope(record: JsonObject, project: string | null): Partial<ReturnType<typeof scopeOf>> {
  if (valueAt(record, "scope") !== undefined) return {};
  if (valueAt(record, "project") !== undefined) return { scope: "project" };
  return scopeOf(project);
}

function hasLineBreak(bytes: Buffer): boolean {
  return bytes.includes(0x0a) || bytes.includes(0x0d);
}

const envelopesByFormat = new Map<ImportFormat, EnvelopeNode>();

function envelopes(format: ImportFormat): EnvelopeNode {
  const known = envelopesByFormat.get(format) ?? envelopesOf(format);
  envelopesByFormat.set(format, known);
  return known;
}
