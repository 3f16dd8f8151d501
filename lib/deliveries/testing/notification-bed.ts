import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { subscriptionRevisions, subscriptions, subscriptionUserGroups } from "@/db/schema/subscriptions";
import { userGroupMembers, userGroups } from "@/db/schema/user-groups";
import type { MadeOrganization } from "@/db/testing/make-organization";
import type { NewEvent } from "@/lib/events/model";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "@/lib/events/testing/make-event";

/** What subscriptions of tests are to, unless they say otherwise. */
export const instanceType = {
  provider: "kakaocloud",
  service: "Virtual Machine",
  resourceType: "Instance",
} as const;

/** The scope of the first project, or of the organization itself. */
export const scopeIdOf = (organization: MadeOrganization, project?: string): string =>
  project ? (organization.projects[project]?.id ?? "") : organization.id;

/** Makes a group of these people, or of all members. */
export async function makeGroup(
  organization: MadeOrganization,
  scopeId: string,
  people: readonly { id: string }[] | "all",
): Promise<string> {
  const id = randomUUID();
  const kind = people === "all" ? "all_members" : "members";
  await getDatabase()
    .insert(userGroups)
    .values({ organizationId: organization.id, id, scopeId, name: id, kind });
  if (people !== "all" && people.length > 0) {
    const members = people.map((person) => ({
      organizationId: organization.id,
      groupId: id,
      userId: person.id,
    }));
    await getDatabase().insert(userGroupMembers).values(members);
  }
  return id;
}

export type SubscriptionPlan = Partial<Omit<typeof subscriptions.$inferInsert, "organizationId" | "id">> & {
  scopeId: string;
  groups: readonly string[];
};

/** Makes a subscription as registering it does, revision included. */
export async function makeSubscription(
  organization: MadeOrganization,
  plan: SubscriptionPlan,
): Promise<string> {
  const { groups, ...fields } = plan;
  const id = randomUUID();
  const organizationId = organization.id;
  // Tests have a clock of their own, by which this was long ago.
  const since = { enabledAt: new Date(0) };
  const defaults = { ...instanceType, ...since, name: "Instances", enabled: true, events: [], sources: [] };
  await getDatabase().transaction(async (transaction) => {
    await transaction
      .insert(subscriptions)
      .values({ ...defaults, notifyEmail: true, notifySms: false, ...fields, organizationId, id });
    if (groups.length > 0) {
      const rows = groups.map((groupId) => ({ organizationId, subscriptionId: id, groupId }));
      await transaction.insert(subscriptionUserGroups).values(rows);
    }
    await raiseRevision(organizationId, transaction);
  });
  return id;
}

/** What every change of a subscription does in its transaction. */
export async function raiseRevision(
  organizationId: string,
  queryable: Pick<ReturnType<typeof getDatabase>, "insert"> = getDatabase(),
): Promise<void> {
  await queryable
    .insert(subscriptionRevisions)
    .values({ organizationId, revision: 1 })
    .onConflictDoUpdate({
      target: subscriptionRevisions.organizationId,
      set: { revision: sql`${subscriptionRevisions.revision} + 1` },
    });
}

/** An event that the subscriptions of tests match. */
export const instanceEvent = (organization: MadeOrganization, overrides: Partial<NewEvent> = {}): NewEvent =>
  makeEvent(organization.id, {
    provider: instanceType.provider,
    service: instanceType.service,
    resourceType: instanceType.resourceType,
    event: "Instance Create",
    resourceId: "i-1",
    resourceName: "web-1",
    ...overrides,
  });

/** Stores events as ingest does: one batch. */
export async function store(
  organization: MadeOrganization,
  events: readonly NewEvent[],
  facts: { receivedAt?: Date; notify?: boolean } = {},
): Promise<void> {
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: true, ...facts });
}
