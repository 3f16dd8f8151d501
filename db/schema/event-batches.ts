import { bigint, boolean, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code, instant } from "./columns";

/**
 * A row is one committed batch of events: the outbox from which subscriptions are matched. `insertEvents` writes it
 * in the events' own transaction and only when at least one event was stored; after that only the matching worker writes:
 * `matchedAt`, once, and before that how far it came. Ids are given out before the commit, so batches of two senders can
 * become visible out of order: who reads on from a last id must not take a gap for the end.
 */
export const eventBatches = pgTable(
  "event_batches",
  {
    organizationId: uuid("organization_id").notNull(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    receivedAt: instant("received_at").notNull(),
    eventCount: integer("event_count").notNull(),
    /** False: sent with notify=false, so subscriptions never see this batch. */
    notify: boolean("notify").notNull(),
    /** Of the batch's events; null in batches from before these were kept. */
    firstOccurredAt: instant("first_occurred_at"),
    lastOccurredAt: instant("last_occurred_at"),
    /** When the matching worker was done with it. */
    matchedAt: instant("matched_at"),
    /** The first (event, subscription) that is not written yet; null while none is, and once all are. */
    nextOccurredAt: instant("next_occurred_at"),
    nextEventId: code("next_event_id"),
    nextSubscriptionId: uuid("next_subscription_id"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
