import { setTimeout as delay } from "node:timers/promises";
import { getDatabase, getPool } from "@/db/client";
import { BatchMatcher } from "@/lib/deliveries/server/batch-matcher";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "@/lib/events/testing/make-event";
import type { Closing } from "./closing";
import type { HttpClient } from "./http-client";
import {
  eventCode,
  eventLine,
  eventType,
  makeNotificationSite,
  makeTenant,
  type NotificationSite,
  type Tenant,
} from "./notification-site";
import { sendToNotify } from "./send-events";
import { median, percentile } from "./statistics";

const manySubscriptions = 10_000;
const matchedEvents = 20_000;
const batchSize = 1_000;
const ingestRounds = 7;
const bodiesOfRound = 10;
const spread = 300;
const eventsPerSecond = 50;
const steadySeconds = 60;
/** Longer than a digest's window, which begins with the first match. */
const floodSeconds = 66;
const tickMs = 100;
const patienceMs = 30_000;

export interface NotificationFigures {
  /** Events a second that one matcher takes through claiming, reading, matching and writing, one for each round. */
  matchingRate: number;
  /** Rates of taking events in with 10,000 subscriptions to those with none, one for each round. */
  ingestRatios: number[];
  /** From sending an event to the SMTP server's acceptance of its mail. */
  mailMs: number[];
  mailsMissing: number;
  /** From the end of the window to the acceptance of its digest. */
  digestMs: number;
  /** Events that the digest says it holds, and how many it should. */
  digestEvents: { told: number; sent: number };
}

const names = (count: number) => Array.from({ length: count }, (_, n) => `cache-${n}`);
const query = async <Row>(text: string, values: unknown[]) =>
  (await getPool().query(text, values)).rows as Row[];

/** One matcher with the database to itself; a hundredth of the events matches a subscription and reaches a person. */
async function measureMatching(crowded: Tenant): Promise<number> {
  const { organization, scopeId } = crowded;
  for (let start = 0; start < matchedEvents; start += batchSize) {
    const events = Array.from({ length: batchSize }, (_, n) => {
      const resourceName = n % 100 === 0 ? `cache-${start + n}` : `elsewhere-${n}`;
      const overrides = { ...eventType, scopeId, event: eventCode, resourceName, occurredAt: new Date() };
      return makeEvent(organization.id, overrides);
    });
    await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: true });
  }
  const matcher = new BatchMatcher();
  const startedAt = performance.now();
  await matcher.match();
  return (matchedEvents * 1_000) / (performance.now() - startedAt);
}

async function waitFor(isDone: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isDone()) && performance.now() < end) await delay(tickMs);
}

const isMatched = async ({ organization }: Tenant) =>
  (
    await query("SELECT FROM event_batches WHERE organization_id = $1 AND matched_at IS NULL LIMIT 1", [
      organization.id,
    ])
  ).length === 0;

/** Seconds until the last body of a round was answered. The worker's work on it is waited for, but not counted. */
async function sendRound(tenant: Tenant, client: HttpClient, name: string): Promise<number> {
  const bodies = Array.from({ length: bodiesOfRound }, (_, body) =>
    Array.from({ length: batchSize }, (_, n) => eventLine(`${name}-${body}-${n}`, `elsewhere-${n}`)),
  );
  const startedAt = performance.now();
  for (const body of bodies) await sendToNotify(client, body);
  const seconds = (performance.now() - startedAt) / 1_000;
  await waitFor(() => isMatched(tenant));
  return seconds;
}

async function measureIngestCost(plain: Tenant, crowded: Tenant, clientOf: (tenant: Tenant) => HttpClient) {
  const clients = [clientOf(plain), clientOf(crowded)] as const;
  const ratios: number[] = [];
  for (let round = 0; round <= ingestRounds; round += 1) {
    const without = await sendRound(plain, clients[0], `round-${round}`);
    const withMany = await sendRound(crowded, clients[1], `round-${round}`);
    if (round > 0) ratios.push(without / withMany);
  }
  return ratios;
}

/** Sends events at an even pace; answers when each was sent. */
async function sendSteadily(
  client: HttpClient,
  name: string,
  seconds: number,
  resourceOf: (n: number) => string,
) {
  const sentAt = new Map<string, number>();
  const perTick = (eventsPerSecond * tickMs) / 1_000;
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  for (let tick = 0; tick * tickMs < seconds * 1_000; tick += 1) {
    await delay(Math.max(0, startedAt + tick * tickMs - performance.now()));
    const ids = Array.from({ length: perTick }, (_, n) => `${name}-${tick * perTick + n}`);
    const lines = ids.map((id, n) => eventLine(id, resourceOf(tick * perTick + n)));
    for (const id of ids) sentAt.set(id, performance.now());
    answers.push(sendToNotify(client, lines));
  }
  await Promise.all(answers);
  return sentAt;
}

async function measureMails({ smtp }: NotificationSite, client: HttpClient) {
  const acceptedAt = new Map<string, number>();
  smtp.behaviour.onMail = async ({ text }) => {
    const id = /mark (steady-\d+)/.exec(text)?.[1];
    if (id) acceptedAt.set(id, performance.now());
    return null;
  };
  const sentAt = await sendSteadily(client, "steady", steadySeconds, (n) => `cache-${n % spread}`);
  await waitFor(() => acceptedAt.size >= sentAt.size);
  const mailMs = [...sentAt].flatMap(([id, at]) => {
    const accepted = acceptedAt.get(id);
    return accepted === undefined ? [] : [accepted - at];
  });
  return { mailMs, mailsMissing: sentAt.size - mailMs.length };
}

const windowMs = 60_000;

async function measureDigest({ smtp }: NotificationSite, flooded: Tenant, client: HttpClient) {
  let digestAt: number | null = null;
  smtp.behaviour.onMail = async ({ text }) => {
    if (!/mark flood-\d+/.test(text)) digestAt ??= Date.now();
    return null;
  };
  await sendSteadily(client, "flood", floodSeconds, () => "cache-0");
  await waitFor(() => digestAt !== null);
  const [first] = await query<{ at: Date }>(
    "SELECT min(created_at) AS at FROM deliveries WHERE organization_id = $1",
    [flooded.organization.id],
  );
  const rows = await query<{ told: number; sent: number }>(
    `SELECT count(*) FILTER (WHERE d.status = 'digested')::int AS told, count(*)::int AS sent
     FROM deliveries d JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
     WHERE d.organization_id = $1 AND m.kind = 'digest' AND m.created_at < $2`,
    [flooded.organization.id, new Date((first?.at.getTime() ?? 0) + windowMs)],
  );
  const windowEnd = (first?.at.getTime() ?? Number.NaN) + windowMs;
  return { digestMs: (digestAt ?? Number.NaN) - windowEnd, digestEvents: rows[0] ?? { told: 0, sent: 0 } };
}

/** Measures the way from an event to a mail: matching, its cost to taking events in, mails at a steady pace, a digest. */
export async function measureNotifications(
  scratch: string,
  closing: Closing,
  onProgress: (message: string) => void,
): Promise<NotificationFigures> {
  const site = await makeNotificationSite(scratch, closing);
  return site.withDatabase(async () => {
    const [plain, crowded, steady, flooded] = [
      await makeTenant("plain", []),
      await makeTenant("crowded", names(manySubscriptions)),
      await makeTenant("steady", names(spread)),
      await makeTenant("flooded", ["cache-0"]),
    ];
    onProgress(`Matching ${matchedEvents} events against ${manySubscriptions} subscriptions`);
    const matchingRate = await measureMatching(crowded);
    const { clientOf } = await site.start();
    onProgress("Taking events in with and without subscriptions");
    const ingestRatios = await measureIngestCost(plain, crowded, clientOf);
    onProgress(`Mailing ${eventsPerSecond} events/s of ${spread} subscriptions`);
    const mails = await measureMails(site, clientOf(steady));
    onProgress("Flooding one subscription until its digest");
    const digest = await measureDigest(site, flooded, clientOf(flooded));
    return { matchingRate, ingestRatios, ...mails, ...digest };
  });
}

const maxMailMs = 2_000;
const maxDigestMs = 5_000;
const minMatchingRate = 5_000;
const maxIngestCost = 0.05;

/** What the notifications are meant to reach, and whether this run did. */
export function judgeNotifications(figures: NotificationFigures) {
  const cost = 1 - median(figures.ingestRatios);
  const mail = percentile(figures.mailMs, 0.95);
  const { told, sent } = figures.digestEvents;
  return [
    {
      what: "events/s matched against 10,000 subscriptions by one worker",
      ...{ measured: figures.matchingRate, wanted: `at least ${minMatchingRate}` },
      isReached: figures.matchingRate >= minMatchingRate,
    },
    {
      what: "share of ingest that 10,000 subscriptions cost",
      ...{ measured: cost, wanted: `at most ${maxIngestCost}`, isReached: cost <= maxIngestCost },
    },
    {
      what: "event sent to mail accepted, p95, ms (50/s over 300 subscriptions)",
      ...{ measured: mail, wanted: `at most ${maxMailMs}`, isReached: mail <= maxMailMs },
    },
    {
      what: "mails that did not come",
      ...{ measured: figures.mailsMissing, wanted: "0", isReached: figures.mailsMissing === 0 },
    },
    {
      what: "window's end to digest accepted, ms (one subscription at 50/s)",
      ...{
        measured: figures.digestMs,
        wanted: `at most ${maxDigestMs}`,
        isReached: figures.digestMs <= maxDigestMs,
      },
    },
    {
      what: "events of the window that the digest lacks",
      ...{ measured: sent - told, wanted: "0", isReached: sent > 0 && sent === told },
    },
  ];
}
