import type { CatalogEntry } from "@/lib/catalog/model";
import type { IncomingEvent, Outcome } from "@/lib/events/model";
import { demoOrganization, type demoProjects } from "./demo-accounts";
import { type DemoActor, demoActors } from "./demo-actors";
import { demoChanges } from "./demo-changes";
import { type DemoResource, demoResources } from "./demo-resources";
import { operationsOf } from "./easycache-operations";
import { createRandom, hashText, type Random } from "./random";
import { vendorLog } from "./vendor-log";

export interface DemoEvent {
  event: IncomingEvent;
  /** JSON text of the original record. */
  log: string;
}

export const historyDays = 90;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Share of a day's acts by hour in Seoul: quiet nights, two working peaks, a nightly batch at 2. */
const hourWeights = [3, 2, 9, 4, 2, 2, 3, 5, 8, 14, 17, 15, 9, 14, 17, 16, 14, 12, 9, 7, 6, 5, 4, 3];
const hours = hourWeights.map((_, hour) => hour);

const reasons: Readonly<Record<string, readonly string[]>> = {
  aws: ["User is not authorized to perform this action", "Rate exceeded"],
  nhncloud: ["Not enough capacity in zone kr2-a", "Timed out while waiting for the node"],
  kakaocloud: ["Quota exceeded", "The resource is in use", "Permission denied"],
};

function weighted<T>(random: Random, items: readonly T[], weightOf: (item: T, index: number) => number): T {
  const total = items.reduce((sum, item, index) => sum + weightOf(item, index), 0);
  let point = random.next() * total;
  for (const [index, item] of items.entries()) {
    point -= weightOf(item, index);
    if (point <= 0) return item;
  }
  return random.pick(items);
}

function projectOf(entry: CatalogEntry, random: Random) {
  if (entry.scope === "organization") return null;
  if (entry.provider === "aws") return "data-platform" as const;
  return random.chance(0.62) ? ("web-shop" as const) : ("data-platform" as const);
}

function outcomeOf({ event: code, name: { en: name } }: CatalogEntry, random: Random): Outcome {
  if (/_FAILED$|fail\b|failed|error/i.test(code)) return "failure";
  if (/DOWN|WARN|DETECT/.test(code)) return "unknown";
  if (/_END$|\bend$|complete|success|finish/i.test(`${code} ${name}`)) return "success";
  return random.chance(0.035) ? "failure" : "success";
}

interface Occurrence {
  entry: CatalogEntry;
  at: number;
  actor?: DemoActor;
  resource?: DemoResource;
  project?: ReturnType<typeof projectOf>;
  correlationId?: string;
  outcome?: Outcome;
  reason?: string;
  sourceIp?: string;
}

function pickActor(
  entry: CatalogEntry,
  scope: "organization" | (typeof demoProjects)[number]["slug"],
  random: Random,
) {
  const isConsole = /login|logout/i.test(entry.event);
  const able = demoActors.filter(
    (actor) => actor.scopes.includes(scope) && (!isConsole || actor.type === "user"),
  );
  return weighted(random, able, ({ weight }) => weight);
}

/** What the history shares with the organization that it is made for. */
export interface DemoIds {
  /** Of the people who can sign in, by email: their acts in the history and in the console are one person's. */
  users: ReadonlyMap<string, string>;
  /** Of the projects: what the organization's events tell of one leads to it. */
  projects: readonly string[];
}

const noIds: DemoIds = { users: new Map(), projects: [] };

function pickResource(
  { entry: { event, resourceType }, at }: Occurrence,
  scope: Parameters<typeof demoResources>[1],
  random: Random,
  { projects }: DemoIds,
): DemoResource {
  const resource = random.pick(demoResources(resourceType, scope));
  const project = projects[hashText(`${event} ${at}`) % projects.length];
  const isProject = scope === "organization" && resourceType === "Project" && project !== undefined;
  return isProject ? { ...resource, id: project } : resource;
}

function toDemoEvent(occurrence: Occurrence, number: number, random: Random, ids: DemoIds): DemoEvent {
  const { entry } = occurrence;
  const project = occurrence.project === undefined ? projectOf(entry, random) : occurrence.project;
  const scope = project ?? "organization";
  const actor = occurrence.actor ?? pickActor(entry, scope, random);
  const resource = occurrence.resource ?? pickResource(occurrence, scope, random, ids);
  const outcome = occurrence.outcome ?? outcomeOf(entry, random);
  const changes = outcome === "failure" ? [] : demoChanges(entry.event, entry.resourceType, random);
  const reason =
    occurrence.reason ??
    (outcome === "failure" ? random.pick(reasons[entry.provider] ?? ["Refused"]) : undefined);
  const sourceIp = occurrence.sourceIp ?? actor.sourceIp;
  const event: IncomingEvent = {
    id: `demo-${String(number).padStart(6, "0")}-${random.hex(8)}`,
    occurredAt: new Date(occurrence.at).toISOString(),
    scope: entry.scope,
    ...(project === null ? {} : { project }),
    provider: entry.provider,
    service: entry.service,
    event: entry.event,
    resource,
    actor: {
      type: actor.type,
      id: ids.users.get(actor.email ?? "") ?? actor.id,
      name: actor.name,
      ...(actor.email ? { email: actor.email } : {}),
    },
    channel: actor.channel,
    ...(sourceIp ? { sourceIp } : {}),
    ...(actor.userAgent ? { userAgent: actor.userAgent } : {}),
    requestId: `req-${random.hex(12)}`,
    ...(occurrence.correlationId ? { correlationId: occurrence.correlationId } : {}),
    outcome,
    ...(reason ? { reason } : {}),
    ...(entry.service === "EasyCache" ? { message: `[${resource.name}] ${entry.name.ko}` } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  };
  return { event, log: vendorLog(event, random) };
}

function backgroundTime(random: Random, now: number): number {
  for (;;) {
    const hour = weighted(random, hours, (candidate) => hourWeights[candidate] ?? 0);
    const hourInSeoul = (hour - 9 + 24) % 24;
    const day = Math.floor(now / dayMs) - random.integer(0, historyDays - 1);
    const at = day * dayMs + hourInSeoul * hourMs + random.integer(0, hourMs - 1);
    const weekday = new Date(at + 9 * hourMs).getUTCDay();
    const isQuietDay = weekday === 0 || weekday === 6;
    if (at < now && (!isQuietDay || random.chance(0.35))) return at;
  }
}

/** Every entry once: current ones anywhere, retired and legacy ones in the older two thirds. */
function everyEntryOnce(entries: readonly CatalogEntry[], random: Random, now: number): Occurrence[] {
  const newest = now - 30 * dayMs;
  return entries.map((entry) => ({
    entry,
    at: entry.status === "current" ? backgroundTime(random, now) : newest - random.integer(0, 59 * dayMs),
  }));
}

function background(
  entries: readonly CatalogEntry[],
  random: Random,
  now: number,
  count: number,
): Occurrence[] {
  const common = entries
    .filter(({ status }) => status === "current")
    .map((entry) => ({ entry, rank: hashText(`${entry.provider}${entry.service}${entry.event}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }, index) => ({ entry, weight: 1 / (index + 3) }));
  return Array.from({ length: count }, () => ({
    entry: weighted(random, common, ({ weight }) => weight).entry,
    at: backgroundTime(random, now),
  }));
}

/** Somebody tries passwords against one account for four minutes, three days ago. */
function passwordGuessing(entries: readonly CatalogEntry[], random: Random, now: number): Occurrence[] {
  const entry = entries.find(({ event, status }) => event === "Console Login Fail" && status === "current");
  const actor = demoActors.find(({ email }) => email === "admin@acme.test");
  if (!entry || !actor) throw new Error("The catalog lacks Console Login Fail");
  return Array.from({ length: 41 }, (_, index) => ({
    entry,
    actor,
    at: now - 3 * dayMs + index * 5_800 + random.integer(0, 900),
    outcome: "failure" as const,
    reason: "Wrong password",
    sourceIp: "198.51.100.77",
  }));
}

/**
 * The demo's synthetic history: `historyDays` days that end at `now`, in order of time. A pure function of its
 * arguments: the same entries, instant and count give the same events, ids included. Every entry occurs.
 */
export function syntheticHistory(
  entries: readonly CatalogEntry[],
  now: Date,
  { backgroundCount = 24_000, ids = noIds }: { backgroundCount?: number; ids?: DemoIds } = {},
): DemoEvent[] {
  const random = createRandom(hashText(demoOrganization.slug));
  const end = now.getTime() - 1_000;
  const occurrences = [
    ...everyEntryOnce(entries, random, end),
    ...operationsOf(entries, random, end, historyDays),
    ...background(entries, random, end, backgroundCount),
    ...passwordGuessing(entries, random, end),
  ].sort((a, b) => a.at - b.at);
  return occurrences.map((occurrence, index) => toDemoEvent(occurrence, index, random, ids));
}
