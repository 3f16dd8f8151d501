import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { SubscriptionSource } from "@/lib/subscriptions/model";
import { code, instant } from "./columns";

/**
 * A row is one event subscription of a project or (`scopeId` = the organization's id) of the organization itself.
 * Every column but the ids and `createdAt` may change. A deleted one keeps its row, because its history goes on
 * naming it. A draft that somebody tested is there for its test alone, deleted from the start.
 */
export const subscriptions = pgTable(
  "subscriptions",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    scopeId: uuid("scope_id").notNull(),
    name: text("name").notNull(),
    enabled: boolean("enabled").notNull(),
    provider: code("provider").notNull(),
    service: code("service").notNull(),
    resourceType: code("resource_type").notNull(),
    /** The key of a built-in template or the id of an own one, as chosen; its codes stand in `events`. */
    template: code("template"),
    /** Empty: every subscribable event of the type, also later ones. */
    events: code("events").array().notNull(),
    /** Empty: every source. */
    sources: jsonb("sources").$type<readonly SubscriptionSource[]>().notNull(),
    notifyEmail: boolean("notify_email").notNull(),
    notifySms: boolean("notify_sms").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    /** When it was registered or, later, enabled again; events that came before fire nothing. */
    enabledAt: instant("enabled_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** A row says that a subscription tells a group. Deleting the group deletes it, in the same transaction. */
export const subscriptionUserGroups = pgTable(
  "subscription_user_groups",
  {
    organizationId: uuid("organization_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    groupId: uuid("group_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.subscriptionId, table.groupId] })],
);

/**
 * One row for each organization that ever had a subscription. Whoever writes a subscription raises `revision` in the
 * same transaction; workers keep an organization's subscriptions in memory for as long as it is the same.
 */
export const subscriptionRevisions = pgTable("subscription_revisions", {
  organizationId: uuid("organization_id").primaryKey(),
  revision: bigint("revision", { mode: "number" }).notNull(),
});

/**
 * A row counts what one subscription matched in one hour (UTC, of matching). `late` events matched and were not
 * notified: they were old when they came, came with notify=false, or came before the subscription was enabled.
 * `unheard` ones would have been, but nobody was in its groups. Only the matching worker writes it.
 */
export const subscriptionActivity = pgTable(
  "subscription_activity",
  {
    organizationId: uuid("organization_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    hour: instant("hour").notNull(),
    matched: integer("matched").notNull(),
    late: integer("late").notNull(),
    unheard: integer("unheard").notNull(),
    lastMatchedAt: instant("last_matched_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.subscriptionId, table.hour] })],
);

/**
 * One row for each subscription that ever matched: its present window and how many events matched in it. Beyond the
 * threshold events go into a digest. Only the matching worker writes it, and its lock makes workers take turns.
 */
export const subscriptionWindows = pgTable(
  "subscription_windows",
  {
    organizationId: uuid("organization_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    startedAt: instant("started_at").notNull(),
    matched: integer("matched").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.subscriptionId] })],
);

/** A row is a list of codes that an organization saved for one event type. Renamed and deleted by who may manage subscriptions. */
export const eventTemplates = pgTable(
  "event_templates",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    provider: code("provider").notNull(),
    service: code("service").notNull(),
    resourceType: code("resource_type").notNull(),
    events: code("events").array().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique().on(table.organizationId, table.provider, table.service, table.resourceType, table.name),
  ],
);
