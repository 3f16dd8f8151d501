import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code, instant } from "./columns";

/**
 * A row is one resource that events of a type named in one scope. The matching worker writes it after the events'
 * commit and moves `lastSeenAt` on, to the minute at most. Provider, service and type are the catalog's spelling;
 * an empty id or name is one that the events did not give.
 */
export const eventSources = pgTable(
  "event_sources",
  {
    organizationId: uuid("organization_id").notNull(),
    scopeId: uuid("scope_id").notNull(),
    provider: code("provider").notNull(),
    service: code("service").notNull(),
    resourceType: code("resource_type").notNull(),
    resourceId: code("resource_id").notNull(),
    resourceName: code("resource_name").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.organizationId,
        table.scopeId,
        table.provider,
        table.service,
        table.resourceType,
        table.resourceId,
        table.resourceName,
      ],
    }),
  ],
);
