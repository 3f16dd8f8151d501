import "server-only";
import { getDatabase, type Transaction } from "@/db/client";
import { type BatchEvent, readBatchEvents } from "@/lib/events/server/read-batch-events";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { writeLog } from "@/lib/shared/log";
import { isSmsAvailable } from "@/lib/shared/notification-settings";
import { TimeSlice } from "@/lib/shared/time-slice";
import type { ActiveSubscription } from "@/lib/subscriptions/server/load-subscriptions";
import { recordEventSources } from "@/lib/subscriptions/server/record-event-sources";
import { type DeliverySettings, readDeliverySettings } from "../delivery-settings";
import { type FiringEvent, type FiringSubscription, planDeliveries, type Route } from "../plan-deliveries";
import { type ClaimedBatch, claimBatches, findOrganizationsToMatch, markMatched } from "./claim-batches";
import { countActivity, type MatchCount, openWindows } from "./count-matches";
import { findRoutes } from "./find-routes";
import { type KnownSubscriptions, SubscriptionCache } from "./subscription-cache";
import { DeliveryWriter } from "./write-deliveries";

/** Deliveries that one transaction writes, about: one batch may make more. */
const maxDeliveries = 20_000;
/** After a failure an organization is left alone, twice as long each time. */
const firstRestMs = 1_000;
const maxRestMs = 60_000;

export interface BatchMatcherOptions {
  clock?: () => Date;
  settings?: DeliverySettings;
}

interface Matching {
  clock: () => Date;
  settings: DeliverySettings;
  cache: SubscriptionCache;
}

/** An event that matches, with the batch that it came in. */
interface Hit extends FiringEvent {
  batchId: number;
  isLate: boolean;
}

/** Matches in memory. Late events, and those of a batch that must not notify, match too and fire nothing. */
async function findHits(
  events: readonly BatchEvent[],
  batches: readonly ClaimedBatch[],
  { matcher }: KnownSubscriptions,
  { lateMs }: DeliverySettings,
): Promise<Hit[]> {
  const slice = new TimeSlice();
  const batchOf = new Map(batches.map((batch) => [batch.id, batch]));
  const hits: Hit[] = [];
  for (const event of events) {
    if (slice.isOver()) await slice.next();
    const subscriptionIds = matcher(event);
    const batch = batchOf.get(event.batchId);
    if (subscriptionIds.length === 0 || !batch) continue;
    const { occurredAt, id, event: code, batchId } = event;
    const isLate = !batch.notify || batch.receivedAt.getTime() - occurredAt.getTime() > lateMs;
    hits.push({ occurredAt, id, event: code, subscriptionIds, batchId, isLate });
  }
  return hits;
}

function countHits(hits: readonly Hit[]): Map<string, MatchCount> {
  const counts = new Map<string, MatchCount>();
  for (const { subscriptionIds, isLate } of hits) {
    for (const id of subscriptionIds) {
      const count = counts.get(id) ?? { fired: 0, late: 0 };
      count[isLate ? "late" : "fired"] += 1;
      counts.set(id, count);
    }
  }
  return counts;
}

type Routes = ReadonlyMap<string, readonly Route[]>;

/** As many of the first batches as make about `maxDeliveries`; at least one. The others wait for the next time. */
function takeAffordable(batches: readonly ClaimedBatch[], hits: readonly Hit[], routes: Routes) {
  const made = new Map<number, number>();
  for (const { batchId, subscriptionIds, isLate } of hits) {
    const reached = isLate ? 0 : subscriptionIds.reduce((sum, id) => sum + (routes.get(id)?.length ?? 0), 0);
    made.set(batchId, (made.get(batchId) ?? 0) + reached);
  }
  let sum = 0;
  const end = batches.findIndex(({ id }, index) => {
    sum += made.get(id) ?? 0;
    return index > 0 && sum > maxDeliveries;
  });
  return end === -1 ? batches : batches.slice(0, end);
}

interface Firing {
  organizationId: string;
  known: KnownSubscriptions;
  routes: Routes;
  now: Date;
  threshold: number;
}

async function fire(transaction: Transaction, hits: readonly Hit[], firing: Firing): Promise<void> {
  const { organizationId, known, routes, now, threshold } = firing;
  const counts = countHits(hits);
  if (counts.size === 0) return;
  const windows = await openWindows(transaction, organizationId, counts, now);
  await countActivity(transaction, organizationId, counts, now);
  const targets = new Map<string, FiringSubscription>();
  for (const [id, { matchedBefore }] of windows) {
    const scopeId = known.byId.get(id)?.scopeId;
    if (scopeId) targets.set(id, { scopeId, routes: routes.get(id) ?? [], matchedBefore });
  }
  const dueAt = (id: string) => windows.get(id)?.endsAt ?? now;
  const writer = new DeliveryWriter(transaction, organizationId, now, dueAt);
  const fired = hits.filter(({ isLate }) => !isLate);
  await writer.write(planDeliveries(fired, targets, threshold));
}

function subscriptionsOf(hits: readonly Hit[], { byId }: KnownSubscriptions): ActiveSubscription[] {
  const ids = new Set(hits.filter(({ isLate }) => !isLate).flatMap(({ subscriptionIds }) => subscriptionIds));
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}

/** One chunk of one organization, whole or not at all. Answers how many batches it matched. */
function matchOrganization(organizationId: string, { clock, settings, cache }: Matching): Promise<number> {
  return retryTransaction(async (transaction) => {
    const now = clock();
    const claimed = await claimBatches(transaction, organizationId);
    if (claimed.length === 0) return 0;
    const known = await cache.find(transaction, organizationId);
    const events = await readBatchEvents(transaction, organizationId, claimed);
    await recordEventSources(transaction, organizationId, events);
    if (known === null) {
      await markMatched(transaction, organizationId, claimed, now);
      return claimed.length;
    }
    const hits = await findHits(events, claimed, known, settings);
    const firing = subscriptionsOf(hits, known);
    const routes = await findRoutes(transaction, organizationId, firing, isSmsAvailable());
    const batches = takeAffordable(claimed, hits, routes);
    const taken = new Set(batches.map(({ id }) => id));
    const threshold = settings.digestThreshold;
    const affordable = hits.filter(({ batchId }) => taken.has(batchId));
    await fire(transaction, affordable, { organizationId, known, routes, now, threshold });
    await markMatched(transaction, organizationId, batches, now);
    return batches.length;
  });
}

interface Rest {
  until: number;
  failures: number;
}

/**
 * Matches the batches that wait against their organizations' subscriptions and writes the deliveries. Any number of
 * matchers in any number of processes may.
 */
export class BatchMatcher {
  private readonly matching: Matching;
  private readonly rests = new Map<string, Rest>();

  constructor({ clock = () => new Date(), settings = readDeliverySettings() }: BatchMatcherOptions = {}) {
    this.matching = { clock, settings, cache: new SubscriptionCache() };
  }

  /**
   * Matches until nothing waits, organization by organization in turns, so that none waits for another's flood. What
   * fails in one is logged, rests for a while, and leaves the others alone. Answers how many batches it matched.
   */
  async match(): Promise<number> {
    let matched = 0;
    for (;;) {
      const now = this.matching.clock().getTime();
      const waiting = await findOrganizationsToMatch(getDatabase());
      const ready = waiting.filter((id) => (this.rests.get(id)?.until ?? 0) <= now);
      let progress = 0;
      for (const organizationId of ready) progress += await this.matchOne(organizationId);
      matched += progress;
      if (progress === 0) return matched;
    }
  }

  private async matchOne(organizationId: string): Promise<number> {
    try {
      const matched = await matchOrganization(organizationId, this.matching);
      this.rests.delete(organizationId);
      return matched;
    } catch (error) {
      const failures = this.rests.get(organizationId)?.failures ?? 0;
      const restMs = Math.min(firstRestMs * 2 ** failures, maxRestMs);
      this.rests.set(organizationId, {
        until: this.matching.clock().getTime() + restMs,
        failures: failures + 1,
      });
      const fields = { organizationId, restMs, error };
      writeLog("error", "The events of an organization could not be matched.", fields);
      return 0;
    }
  }
}
