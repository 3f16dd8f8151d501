import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";
import { apiKeys } from "./api-keys";
import { deliveries, mailboxMessages, messageAttempts, messages } from "./deliveries";
import { eventBatches } from "./event-batches";
import { eventCountDeltas, eventCounts, organizationEventCounts } from "./event-counts";
import { eventSources } from "./event-sources";
import { events } from "./events";
import {
  organizationMembers,
  organizationRoleAssignments,
  organizations,
  projectRoleAssignments,
  projects,
} from "./organizations";
import { savedViewDefaults, savedViews } from "./saved-views";
import {
  eventTemplates,
  subscriptionActivity,
  subscriptionRevisions,
  subscriptions,
  subscriptionUserGroups,
  subscriptionWindows,
} from "./subscriptions";
import { userGroupMembers, userGroups } from "./user-groups";
import { sessions, signInFailures, users } from "./users";

const database = useTestDatabase();

const tables: PgTable[] = [
  organizations,
  projects,
  organizationMembers,
  organizationRoleAssignments,
  projectRoleAssignments,
  users,
  sessions,
  signInFailures,
  apiKeys,
  events,
  eventBatches,
  eventCountDeltas,
  eventCounts,
  organizationEventCounts,
  eventSources,
  eventTemplates,
  savedViews,
  savedViewDefaults,
  userGroups,
  userGroupMembers,
  subscriptions,
  subscriptionUserGroups,
  subscriptionRevisions,
  subscriptionActivity,
  subscriptionWindows,
  messages,
  messageAttempts,
  deliveries,
  mailboxMessages,
];

const columnsInDatabase = `
  SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "isRequired"
  FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`;

const definedType = (type: string) =>
  type.replace(/^timestamp \((\d)\) with time zone$/, "timestamp($1) with time zone");

describe("the definitions", () => {
  it.each(tables.map((table) => [getTableName(table), table] as const))(
    "%s is as migrated",
    async (name, table) => {
      const { rows } = await database.pool.query(columnsInDatabase, [name]);
      const defined = Object.values(getTableColumns(table))
        .map((column) => ({
          name: column.name,
          type: definedType(column.getSQLType()),
          isRequired: column.notNull,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(defined).toEqual(rows);
    },
  );
});
