import { bigint, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code, instant } from "./columns";

const countColumns = {
  scopeId: uuid("scope_id").notNull(),
  /** `hour` (dimension `total`) or `day` (dimensions service, event, resource_type, outcome, channel), in UTC. */
  bucket: code("bucket").$type<"hour" | "day">().notNull(),
  bucketStart: instant("bucket_start").notNull(),
  dimension: code("dimension").notNull(),
  /** The dimension's value; empty for `total`. */
  value: code("value").notNull(),
  count: bigint("count", { mode: "number" }).notNull(),
  failures: bigint("failures", { mode: "number" }).notNull(),
};

/**
 * A row says that one batch added so many events to one bucket. `insertEvents` appends rows, so that writers never
 * wait for each other at a shared total; `foldEventCounts` moves them into `event_counts` and deletes them. Readers
 * add both tables in one statement, which sees a fold entirely or not at all. Counts are kept for each scope alone:
 * an organization's sum is the sum of the scopes that its reader may read.
 */
export const eventCountDeltas = pgTable(
  "event_count_deltas",
  {
    organizationId: uuid("organization_id").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    ...countColumns,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sequence] })],
);

/** A row is the total of one value in one bucket, as far as deltas were folded. Only `foldEventCounts` writes it. */
export const eventCounts = pgTable(
  "event_counts",
  { organizationId: uuid("organization_id").notNull(), ...countColumns },
  (table) => [
    primaryKey({
      columns: [
        table.organizationId,
        table.scopeId,
        table.bucket,
        table.dimension,
        table.bucketStart,
        table.value,
      ],
    }),
  ],
);
