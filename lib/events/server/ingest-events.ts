import "server-only";
import { getDatabase, getPool } from "@/db/client";
import { authorize, type Grant } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { TimeSlice } from "@/lib/shared/time-slice";
import { composeCloudEvent } from "../compose-cloud-event";
import { type EventFormat, eventFormatOf } from "../event-format";
import { ingestTargetOf } from "../ingest-target";
import { maxBatchSize, type NewEvent } from "../model";
import type { IngestTarget } from "../normalize-event";
import { cairnReader, cloudEventReader, type RecordReader } from "../read-record";
import { type BodyShape, splitBody } from "../split-body";
import { batchGate, bodyGate } from "./ingest-gates";
import { insertEvents } from "./insert-events";
import { type EventBody, mostBodyBytes, readEventBody } from "./read-event-body";

export interface RejectedEvent {
  /** Place in the body, from 0; blank lines of NDJSON don't count. */
  index: number;
  id: string | null;
  errors: FieldError[];
}

/** Answered once everything accepted is durably committed. */
export interface IngestAnswer {
  accepted: number;
  duplicates: number;
  rejected: RejectedEvent[];
}

export interface IngestEventsInput extends EventBody {
  /** False keeps the batch from firing subscriptions. */
  notify: boolean;
}

interface ReadBatch {
  events: { index: number; event: NewEvent }[];
  rejected: RejectedEvent[];
}

/** Faults said in full in one answer; beyond, each event still says its first, so that the answer stays small. */
const maxFaultsInFull = 10_000;

const keyOfAnother: FieldError = { path: "id", message: "already used by a different event" };

const tooMany = () =>
  new AppError("too_large", `A request takes at most ${maxBatchSize} events. Send them in several requests.`);

const readerOf = (format: EventFormat, target: IngestTarget): RecordReader =>
  format.kind === "cairn" ? cairnReader(target, Date.now()) : cloudEventReader(target, Date.now());

const boundErrors = (errors: FieldError[], faults: number) =>
  faults > maxFaultsInFull ? errors.slice(0, 1) : errors;

/** Reads all events of a body before any is stored: what can't be parsed at all must store nothing. */
async function readBatch(bytes: Buffer, shape: BodyShape, reader: RecordReader): Promise<ReadBatch> {
  const slice = new TimeSlice();
  const splitter = splitBody(bytes, shape);
  const batch: ReadBatch = { events: [], rejected: [] };
  let index = 0;
  let faults = 0;
  for (let step = splitter.next(); step !== "end"; step = splitter.next()) {
    if (slice.isOver()) await slice.next();
    if (step === "pause") continue;
    if (index === maxBatchSize) throw tooMany();
    const read =
      "fault" in step
        ? { id: null, errors: [{ path: "", message: step.fault }] }
        : await reader.read(bytes, step.record, slice);
    if ("event" in read) batch.events.push({ index, event: read.event });
    else {
      faults += read.errors.length;
      batch.rejected.push({ index, id: read.id, errors: boundErrors(read.errors, faults) });
    }
    index += 1;
  }
  return batch;
}

async function store(batch: ReadBatch, grant: Grant, notify: boolean): Promise<IngestAnswer> {
  const events = batch.events.map(({ event }) => event);
  const results = await insertEvents(getDatabase(), {
    organizationId: grant.organization.id,
    events,
    notify,
  });
  const answer: IngestAnswer = { accepted: 0, duplicates: 0, rejected: batch.rejected };
  for (const [position, { index, event }] of batch.events.entries()) {
    const result = results[position];
    if (result === "accepted") answer.accepted += 1;
    else if (result === "duplicate") answer.duplicates += 1;
    else answer.rejected.push({ index, id: event.id, errors: [keyOfAnother] });
  }
  answer.rejected.sort((a, b) => a.index - b.index);
  return answer;
}

/**
 * Takes a request's events into the caller's organization (an API key has exactly one; permission `events.ingest`).
 * Each event is judged by itself: what is wrong with one is answered by its index and costs its neighbours nothing.
 * Throws `forbidden`, `unsupported_media_type`, `too_large`, `too_slow`, `malformed`, `invalid` (a body that holds no events) and
 * `unavailable`; in all of these cases nothing was stored, or sending the same again is safe.
 */
export async function ingestEvents(context: Context, input: IngestEventsInput): Promise<IngestAnswer> {
  const organization = context.organizations[0]?.id ?? "";
  const grant = authorize(context, "events.ingest", { kind: "all", organization });
  const format = eventFormatOf(input.headers);
  const reserved = await bodyGate.take(mostBodyBytes(input.headers));
  try {
    const body = await readEventBody(input);
    reserved.shrinkTo(body.length);
    const reader = readerOf(format, ingestTargetOf(grant));
    return await batchGate(getPool().options.max).run(async () => {
      const batch =
        format.kind === "cloudEventBinary"
          ? await readBatch(composeCloudEvent(input.headers, body, format.mediaType), "single", reader)
          : await readBatch(body, format.shape, reader);
      return store(batch, grant, input.notify);
    });
  } finally {
    reserved.release();
  }
}
