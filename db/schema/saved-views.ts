import { boolean, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ViewScope } from "@/lib/saved-views/model";
import { code, instant } from "./columns";

const list = () => code("list").$type<ViewScope>().notNull();

/**
 * A row is a list of events that somebody keeps under a name: its address without the list's own path. `scopeId` is the
 * project's id or, for `organization` and `all`, the organization's. Read by its maker and, while it is shared, by whoever
 * may open the list; it gives nobody more than the list itself does.
 */
export const savedViews = pgTable(
  "saved_views",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    list: list(),
    scopeId: uuid("scope_id").notNull(),
    ownerId: uuid("owner_id").notNull(),
    name: text("name").notNull(),
    isShared: boolean("is_shared").notNull(),
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique().on(table.organizationId, table.ownerId, table.list, table.scopeId, table.name),
  ],
);

/** A row says which view one person's list opens with. It counts only while the person may see the view. */
export const savedViewDefaults = pgTable(
  "saved_view_defaults",
  {
    organizationId: uuid("organization_id").notNull(),
    userId: uuid("user_id").notNull(),
    list: list(),
    scopeId: uuid("scope_id").notNull(),
    viewId: uuid("view_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId, table.list, table.scopeId] })],
);
