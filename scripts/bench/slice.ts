import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ingestTargetOf } from "@/lib/events/ingest-target";
import type { NewEvent } from "@/lib/events/model";
import { cairnReader } from "@/lib/events/read-record";
import { splitBody } from "@/lib/events/split-body";
import { TimeSlice } from "@/lib/shared/time-slice";
import type { EventSource } from "./make-events";

const batchSizes = [1_000, 5_000] as const;
export type BatchSize = (typeof batchSizes)[number];

/** The same number of new events, ready for each way in. All of it is made before a clock starts. */
export interface Slice {
  bodies: readonly { body: Buffer; count: number }[];
  events: readonly NewEvent[];
}

function* batches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

export function cutEvents(slice: Slice, batchSize: BatchSize): NewEvent[][] {
  return [...batches(slice.events, batchSize)];
}

/** Reads lines as the product does, so that direct writing and COPY get what HTTP would make of them. */
async function readEvents(context: Context, body: Buffer): Promise<NewEvent[]> {
  const organization = context.organizations[0]?.id ?? "";
  const reader = cairnReader(
    ingestTargetOf(authorize(context, "events.ingest", { kind: "all", organization })),
    Date.now(),
  );
  const slice = new TimeSlice();
  const events: NewEvent[] = [];
  const splitter = splitBody(body, "ndjson");
  for (let step = splitter.next(); step !== "end"; step = splitter.next()) {
    if (step === "pause") continue;
    const read = "record" in step ? await reader.read(body, step.record, slice) : null;
    if (!read || !("event" in read))
      throw new Error(`A made event is not valid: ${JSON.stringify(read ?? step)}`);
    events.push(read.event);
  }
  return events;
}

/** `name` tells its events from those of every other slice; they happen now, as those of a live system do. */
export async function makeSlice(
  context: Context,
  source: EventSource,
  slice: { name: string; size: number; batchSize: BatchSize },
): Promise<Slice> {
  const now = Date.now();
  const lines = Array.from({ length: slice.size }, (_, n) => source.line(`${slice.name}-${n}`, now + n));
  const bodies = [...batches(lines, slice.batchSize)].map((part) => ({
    body: Buffer.from(`${part.join("\n")}\n`),
    count: part.length,
  }));
  return { bodies, events: await readEvents(context, Buffer.from(lines.join("\n"))) };
}
