import { bigint, inet, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ActorType, CatalogStatus, Outcome } from "@/lib/events/model";
import { bytes, code, instant } from "./columns";

/**
 * A row is one event of one organization. `insertEvents` alone writes rows, and nothing changes one afterwards: an
 * event is evidence. The key (organization, instant, id) is also the order in which lists page, and it makes a
 * repeated delivery a conflict instead of a second row. `log` holds the original record byte for byte and is never
 * cast to json; the other columns are copies for searching. The table is partitioned by month of `occurred_at`
 * (`ensurePartitions` makes the months, one partition holds all before 2015), and every text column that an index
 * covers is bounded by `fieldBounds` of `lib/events/model.ts`, so that no value can outgrow an index page.
 */
export const events = pgTable(
  "events",
  {
    organizationId: uuid("organization_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    id: code("id").notNull(),
    /** The project, or the organization itself for an organization event. */
    scopeId: uuid("scope_id").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The row of `event_batches` that was committed with this event. */
    batchId: bigint("batch_id", { mode: "number" }).notNull(),
    provider: code("provider"),
    service: code("service").notNull(),
    event: code("event").notNull(),
    resourceType: code("resource_type"),
    resourceId: code("resource_id"),
    resourceName: code("resource_name"),
    actorType: code("actor_type").$type<ActorType>().notNull(),
    actorId: code("actor_id"),
    actorName: code("actor_name"),
    actorEmail: code("actor_email"),
    channel: code("channel"),
    sourceIp: code("source_ip"),
    /** `source_ip` where it is an address; CIDR filters read this. */
    sourceInet: inet("source_inet"),
    userAgent: code("user_agent"),
    requestId: code("request_id"),
    correlationId: code("correlation_id"),
    traceId: code("trace_id"),
    outcome: code("outcome").$type<Outcome>().notNull(),
    catalogStatus: code("catalog_status").$type<CatalogStatus>().notNull(),
    reason: text("reason"),
    message: text("message"),
    /** JSON text of the changes as they were sent; read by the lossless parser. */
    changes: text("changes"),
    /** SHA-256 of the log's UTF-8 bytes: tells a repeated delivery from another event under the same key. */
    contentHash: bytes("content_hash").notNull(),
    log: text("log").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.occurredAt, table.id] })],
);
