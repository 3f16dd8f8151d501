import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { encodeInstantArray, encodeIntegerArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { TimeSlice } from "@/lib/shared/time-slice";
import { type CountDelta, countEvents } from "../count-events";
import type { NewEvent } from "../model";

interface CountedBatch {
  organizationId: string;
  batchId: number;
  receivedAt: Date;
  notify: boolean;
}

interface DeltaColumn {
  name: string;
  type: "text" | "uuid" | "timestamptz" | "bigint";
  encode: (deltas: readonly CountDelta[]) => Buffer;
}

const deltaColumns: readonly DeltaColumn[] = [
  { name: "scope_id", type: "uuid", encode: (deltas) => encodeUuidArray(deltas.map((d) => d.scopeId)) },
  { name: "bucket", type: "text", encode: (deltas) => encodeTextArray(deltas.map((d) => d.bucket)) },
  {
    name: "bucket_start",
    type: "timestamptz",
    encode: (deltas) => encodeInstantArray(deltas.map((d) => d.bucketStart)),
  },
  { name: "dimension", type: "text", encode: (deltas) => encodeTextArray(deltas.map((d) => d.dimension)) },
  { name: "value", type: "text", encode: (deltas) => encodeTextArray(deltas.map((d) => d.value)) },
  { name: "count", type: "bigint", encode: (deltas) => encodeIntegerArray(deltas.map((d) => d.count)) },
  { name: "failures", type: "bigint", encode: (deltas) => encodeIntegerArray(deltas.map((d) => d.failures)) },
];

const columnNames = deltaColumns.map(({ name }) => name).join(", ");

/** Thousands of events of many projects make as many deltas, so others get their turn in between. */
async function encodeDeltas(deltas: readonly CountDelta[], slice: TimeSlice): Promise<SQL[]> {
  const values: SQL[] = [];
  for (const { type, encode } of deltaColumns) {
    values.push(sql`unnest(${encode(deltas)}::${sql.raw(type)}[])`);
    if (slice.isOver()) await slice.next();
  }
  return values;
}

/** Writes the batch's row and what its newly stored events, ordered by time, add to the counts, in one statement. */
export async function writeCounts(
  transaction: Transaction,
  { organizationId, batchId, receivedAt, notify }: CountedBatch,
  stored: readonly NewEvent[],
): Promise<void> {
  const slice = new TimeSlice();
  const deltas = countEvents(stored);
  if (slice.isOver()) await slice.next();
  const values = await encodeDeltas(deltas, slice);
  const [first, last] = [stored.at(0), stored.at(-1)].map((event) => event?.occurredAt ?? receivedAt) as [
    Date,
    Date,
  ];
  await transaction.execute(sql`
    WITH batch AS (
      INSERT INTO event_batches
        (organization_id, id, received_at, event_count, notify, first_occurred_at, last_occurred_at)
        OVERRIDING SYSTEM VALUE
      VALUES (${organizationId}, ${batchId}, ${receivedAt.toISOString()}, ${stored.length}, ${notify},
        ${first.toISOString()}, ${last.toISOString()})
    )
    INSERT INTO event_count_deltas (organization_id, ${sql.raw(columnNames)})
    SELECT ${organizationId}::uuid, ${sql.join(values, sql`, `)}`);
}
