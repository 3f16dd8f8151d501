import { pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { UserGroupKind } from "@/lib/user-groups/model";
import { code, instant } from "./columns";

/**
 * A row is a group of people who are told of events, of one project or (`scopeId` = the organization's id) of the
 * organization itself. Made, renamed, changed and deleted by those who manage subscriptions there. A group of kind
 * `all_members` has no rows of members: it is everybody who is a member when something is sent.
 */
export const userGroups = pgTable(
  "user_groups",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    scopeId: uuid("scope_id").notNull(),
    name: text("name").notNull(),
    kind: code("kind").$type<UserGroupKind>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique().on(table.organizationId, table.scopeId, table.name),
  ],
);

/**
 * A row says that a person was chosen for a group. It counts only while the person is a member of the group's scope:
 * who reads groups joins the present members, and a job deletes what no longer counts, so that nobody who comes back
 * is in a group again unasked.
 */
export const userGroupMembers = pgTable(
  "user_group_members",
  {
    organizationId: uuid("organization_id").notNull(),
    groupId: uuid("group_id").notNull(),
    userId: uuid("user_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.groupId, table.userId] })],
);
