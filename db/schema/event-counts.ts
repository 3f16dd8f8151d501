import { bigint, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code, instant } from "./columns";

const scopeId = () => uuid("scope_id").notNull();

const countColumns = {
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
 * wait for each other at a shared total; `foldEventCounts` moves them into the totals below and deletes them. Readers
 * add deltas and totals in one snapshot, which sees a fold entirely or not at all.
 */
export const eventCountDeltas = pgTable(
  "event_count_deltas",
  {
    organizationId: uuid("organization_id").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    scopeId: scopeId(),
    ...countColumns,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sequence] })],
);

/**
 * A row is the total of one value in one bucket of one scope (a project, or the organization's own events), as far as
 * deltas were folded. Only `foldEventCounts` writes it.
 */
export const eventCounts = pgTable(
  "event_counts",
  { organizationId: uuid("organization_id").notNull(), scopeId: scopeId(), ...countColumns },
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

/**
 * The same of all scopes of an organization together, written by the same statement. A reader who may read only some
 * scopes takes away the others, or adds up their own from `event_counts`.
 */
export const organizationEventCounts = pgTable(
  "organization_event_counts",
  { organizationId: uuid("organization_id").notNull(), ...countColumns },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.bucket, table.dimension, table.bucketStart, table.value],
    }),
  ],
);
