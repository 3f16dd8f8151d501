import { catalogEntries } from "@/lib/catalog/catalog";
import { createRandom } from "../demo/random";
import { logMaker } from "./event-log";
import { zipfSampler } from "./zipf";

const seed = 20_261_120;
const projectCount = 40;
const actorCount = 2_000;
const entryCount = 300;
/** Of one type in one project, or in the organization: some 180,000 in all, of which a few do most. */
const resourceCount = 30;
const jitterMs = 60_000;

export const dayMs = 86_400_000;
export const historyMs = 90 * dayMs;

export const projectSlugs = Array.from({ length: projectCount }, (_, index) => `project-${index + 1}`);
const channels = ["console", "api", "cli", "sdk"];
const agents = [
  "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0",
  "aws-cli/2.31.2 Python/3.13",
  "terraform/1.13.4",
  "sdk-go/1.39",
];

/** Catalog entries in a fixed order that has nothing to do with the catalog's own. */
function chooseEntries() {
  const random = createRandom(seed);
  const current = catalogEntries.filter(
    ({ status, provider }) => status === "current" && provider !== "cairn",
  );
  return current
    .map((entry) => ({ entry, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, entryCount)
    .map(({ entry }) => entry);
}

const entries = chooseEntries();

function entryAt(place: number) {
  const entry = entries[place];
  if (!entry) throw new Error(`The catalog has fewer than ${place + 1} current entries.`);
  return entry;
}

const firstEntry = entryAt(0);
const otherEntry = entryAt(entries.findIndex(({ service }) => service !== firstEntry.service));

/**
 * Values that occur, to filter by. The robot is the most common actor and the services are common too, but it works in
 * `service` only, in `project-1`, and never fails: it never meets `otherService`, nor any failure.
 */
export const known = {
  robot: "robot@bench.test",
  person: "person-2@bench.test",
  rareActor: `person-${actorCount - 1}@bench.test`,
  service: firstEntry.service,
  event: firstEntry.event,
  resourceType: firstEntry.resourceType,
  provider: firstEntry.provider,
  otherService: otherEntry.service,
  otherResourceType: otherEntry.resourceType,
  project: "project-2",
  sourceIp: "10.1.0.2",
  network: "10.1.0.0/24",
  channel: "cli",
  requestId: "request-event-77",
} as const;

export interface EventSource {
  /** One line of NDJSON, without its line feed. `occurredAt` is in milliseconds since 1970. */
  line(id: string, occurredAt: number): string;
}

function actorOf(place: number) {
  const isRobot = place === 0;
  const email = isRobot ? known.robot : `person-${place}@bench.test`;
  const type = isRobot ? "service_account" : "user";
  return {
    isRobot,
    actor: { type, id: `u-${place}`, name: `Person ${place}`, email },
    channel: channels[place % channels.length],
    sourceIp: `10.${1 + (place >> 8)}.${(place >> 4) & 15}.${place & 255}`,
    userAgent: agents[place % agents.length],
  };
}

/** Makes events with a seed of their own, so that a load and a slice never repeat each other. */
export function eventSource(offset: number): EventSource {
  const random = createRandom(seed + 1 + offset);
  const pickEntry = zipfSampler(entries.length, 1);
  const pickActor = zipfSampler(actorCount, 1);
  const pickProject = zipfSampler(projectCount, 0.8);
  const pickResource = zipfSampler(resourceCount, 0.7);
  const makeLog = logMaker(random);
  return {
    line(id, occurredAt) {
      const { isRobot, ...who } = actorOf(pickActor(random.next()));
      const { scope, provider, service, event, resourceType } = isRobot
        ? firstEntry
        : entryAt(pickEntry(random.next()));
      const project = isRobot ? projectSlugs[0] : projectSlugs[pickProject(random.next())];
      const resource = `${scope === "project" ? project : "organization"}-${pickResource(random.next())}`;
      const instant = new Date(occurredAt - Math.floor(random.next() * jitterMs)).toISOString();
      const isFailure = !isRobot && random.chance(0.06);
      const isInGroup = random.chance(0.3);
      const head = { eventTime: instant, eventSource: service, eventName: event, user: who.actor.email };
      return JSON.stringify({
        ...{ id, occurredAt: instant, scope, provider, service, event },
        ...(scope === "project" ? { project } : {}),
        resource: { type: resourceType, id: `r-${resource}`, name: `${service} ${resource}` },
        ...who,
        requestId: `request-${id}`,
        ...(isInGroup ? { correlationId: `act-${resource}-${Math.floor(occurredAt / 60_000)}` } : {}),
        outcome: isFailure ? "failure" : "success",
        ...(isFailure ? { reason: "AccessDenied: not authorized to perform this act" } : {}),
        log: makeLog(head),
      });
    },
  };
}
