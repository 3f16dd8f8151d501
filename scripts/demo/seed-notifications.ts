import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { ingestEvents } from "@/lib/events/server/ingest-events";
import { emptySubscriptionFilters } from "@/lib/subscriptions/filters";
import type { EventType, SubscriptionBody } from "@/lib/subscriptions/model";
import { createSubscription } from "@/lib/subscriptions/server/create-subscription";
import { listEventTemplates } from "@/lib/subscriptions/server/list-event-templates";
import { listSubscriptions } from "@/lib/subscriptions/server/list-subscriptions";
import { createUserGroup } from "@/lib/user-groups/server/create-user-group";
import { listUserGroups } from "@/lib/user-groups/server/list-user-groups";
import { demoOrganization } from "./demo-accounts";
import { syntheticMark } from "./vendor-log";

const organization = demoOrganization.slug;
const ofShop = { kind: "project", organization, project: "web-shop" } as const satisfies OwningScope;
const ofOrganization = { kind: "organization", organization } as const satisfies OwningScope;

const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" } as const;
const node = { ...cache, resourceType: "NODE" } as const;
const instance = { provider: "kakaocloud", service: "Virtual Machine", resourceType: "Instance" } as const;
const signIn = { provider: "kakaocloud", service: "IAM", resourceType: "Auth" } as const;

type People = ReadonlyMap<string, string>;

/** The id of the group of this name; made where it is missing. Without addresses it is everybody. */
async function groupOf(
  context: Context,
  scope: OwningScope,
  name: string,
  people: People,
  emails?: string[],
) {
  const { userGroups } = await listUserGroups(context, { scope, q: name, limit: 200, cursor: null });
  const found = userGroups.find((group) => group.name === name);
  if (found) return found.id;
  const members = (emails ?? []).flatMap((email) => people.get(email) ?? []);
  const body = emails
    ? { name, kind: "members" as const, members }
    : { name, kind: "all_members" as const, members: [] };
  return (await createUserGroup(context, { scope, body })).id;
}

/** The codes that a built-in template fills in. */
async function codesOf(context: Context, type: EventType, template: string): Promise<string[]> {
  const { eventTemplates } = await listEventTemplates(context, { scope: ofShop, type });
  const found = eventTemplates.find(({ id }) => id === template);
  if (!found) throw new Error(`There is no template ${template}.`);
  return found.events;
}

async function subscribe(
  context: Context,
  scope: OwningScope,
  body: EventType & Pick<SubscriptionBody, "name" | "userGroups"> & Partial<SubscriptionBody>,
) {
  const filters = { ...emptySubscriptionFilters, name: body.name };
  const { subscriptions } = await listSubscriptions(context, { scope, filters, limit: 1, cursor: null });
  if (subscriptions.length > 0) return;
  const defaults = {
    enabled: true,
    template: null,
    events: [],
    sources: [],
    notify: { email: true, sms: false },
  };
  await createSubscription(context, { scope, body: { ...defaults, ...body } });
}

/** What happens as the demo is first made, so that there is something to have been told of; the same in a later run. */
function freshEvents(now: Date): Buffer {
  const at = (secondsAgo: number) => new Date(now.getTime() - secondsAgo * 1_000).toISOString();
  const shared = { scope: "project", project: "web-shop", log: { note: syntheticMark } };
  const backup = {
    ...shared,
    provider: cache.provider,
    service: cache.service,
    correlationId: "op-demo-backup",
  };
  const resource = { type: cache.resourceType, id: "cache-session-prod", name: "session-cache-prod" };
  const reason = "Not enough capacity in zone kr2-a";
  const actor = { type: "user", email: "member@acme.test", name: "Shop Member" };
  const gone = { type: instance.resourceType, id: "i-demo-web-3", name: "web-3" };
  const events = [
    {
      ...backup,
      id: "demo-backup-start",
      occurredAt: at(95),
      event: "BACKUP_START",
      resource,
      outcome: "success",
    },
    {
      ...backup,
      id: "demo-backup-failed",
      occurredAt: at(60),
      event: "BACKUP_FAILED",
      resource,
      outcome: "failure",
      reason,
    },
    {
      ...{ ...shared, id: "demo-instance-delete", occurredAt: at(30), provider: instance.provider },
      ...{ service: instance.service, event: "Instance Delete", resource: gone, actor, outcome: "success" },
      ...{ channel: "console", sourceIp: "203.0.113.24" },
    },
  ];
  return Buffer.from(events.map((event) => JSON.stringify(event)).join("\n"));
}

async function* once(bytes: Buffer) {
  yield bytes;
}

/** Makes the demo's user groups and subscriptions, each once, and then the events that they are about. */
export async function seedNotifications(context: Context, people: People, now: Date): Promise<void> {
  const onCall = await groupOf(context, ofShop, "Cache on-call", people, [
    "project-admin@acme.test",
    "member@acme.test",
  ]);
  const everybody = await groupOf(context, ofShop, "Everybody in Web shop", people);
  const administrators = await groupOf(context, ofOrganization, "Administrators", people, [
    "owner@acme.test",
    "admin@acme.test",
  ]);
  const template = "easycache.failures";
  await subscribe(context, ofShop, {
    ...{ ...cache, name: "Cache failures", template, events: await codesOf(context, cache, template) },
    ...{ userGroups: [onCall], notify: { email: true, sms: true } },
  });
  await subscribe(context, ofShop, {
    ...{ ...instance, name: "Instances deleted", events: ["Instance Delete"], userGroups: [everybody] },
  });
  await subscribe(context, ofShop, {
    ...{ ...node, name: "Every node event", enabled: false, userGroups: [onCall] },
  });
  await subscribe(context, ofOrganization, {
    ...{ ...signIn, name: "Failed sign-ins", events: ["Console Login Fail"], userGroups: [administrators] },
  });
  const answer = await ingestEvents(context, {
    headers: new Headers({ "content-type": "application/x-ndjson" }),
    body: once(freshEvents(now)),
    notify: true,
  });
  const [refused] = answer.rejected;
  if (refused) throw new Error(`A demo event was rejected: ${JSON.stringify(refused)}`);
}
