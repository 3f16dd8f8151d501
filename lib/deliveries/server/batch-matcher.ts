import "server-only";
import { getDatabase, type Transaction } from "@/db/client";
import { readBatchEvents, readBatchResources } from "@/lib/events/server/read-batch-events";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { writeLog } from "@/lib/shared/log";
import { isSmsAvailable } from "@/lib/shared/notification-settings";
import type { ActiveSubscription } from "@/lib/subscriptions/server/load-subscriptions";
import { recordEventSources } from "@/lib/subscriptions/server/record-event-sources";
import { type DeliverySettings, readDeliverySettings } from "../delivery-settings";
import { countDeliveries, countHits, findFiring, type Hit, matchEvents } from "../match-events";
import { type FiringSubscription, planDeliveries, type Route } from "../plan-deliveries";
import { type ClaimedBatch, claimBatches, findOrganizationsToMatch, markMatched } from "./claim-batches";
import { countActivity, openWindows } from "./count-matches";
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

type Routes = ReadonlyMap<string, readonly Route[]>;

/** As many of the first batches as make about `maxDeliveries`; at least one. The others wait for the next time. */
async function takeAffordable(batches: readonly ClaimedBatch[], hits: readonly Hit[], routes: Routes) {
  const made = await countDeliveries(hits, routes);
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
  const counts = await countHits(hits);
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

async function findFiringSubscriptions(
  hits: readonly Hit[],
  { byId }: KnownSubscriptions,
): Promise<ActiveSubscription[]> {
  const firing: ActiveSubscription[] = [];
  for (const id of await findFiring(hits)) {
    const subscription = byId.get(id);
    if (subscription) firing.push(subscription);
  }
  return firing;
}

/** One chunk of one organization, whole or not at all. Answers how many batches it matched. */
function matchOrganization(organizationId: string, { clock, settings, cache }: Matching): Promise<number> {
  return retryTransaction(async (transaction) => {
    const now = clock();
    const claimed = await claimBatches(transaction, organizationId);
    if (claimed.length === 0) return 0;
    const known = await cache.find(transaction, organizationId);
    if (known === null) {
      const events = await readBatchResources(transaction, organizationId, claimed);
      await recordEventSources(transaction, organizationId, events);
      await markMatched(transaction, organizationId, claimed, now);
      return claimed.length;
    }
    const events = await readBatchEvents(transaction, organizationId, claimed);
    await recordEventSources(transaction, organizationId, events);
    const hits = await matchEvents(events, claimed, known, settings.lateMs);
    const firing = await findFiringSubscriptions(hits, known);
    const routes = await findRoutes(transaction, organizationId, firing, isSmsAvailable());
    const batches = await takeAffordable(claimed, hits, routes);
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
   * Matches one chunk of each organization that has something waiting, so that none waits for another's flood. What
   * fails in one is logged, rests for a while, and leaves the others alone. Begins none once `isStopped`. Answers how
   * many batches it matched.
   */
  async matchRound(isStopped: () => boolean = () => false): Promise<number> {
    const now = this.matching.clock().getTime();
    const waiting = await findOrganizationsToMatch(getDatabase());
    const ready = waiting.filter((id) => (this.rests.get(id)?.until ?? 0) <= now);
    let matched = 0;
    for (const organizationId of ready) {
      if (isStopped()) break;
      matched += await this.matchOne(organizationId);
    }
    return matched;
  }

  /** Matches round after round until nothing waits: for as long as others go on storing events, without an end. */
  async match(): Promise<number> {
    let matched = 0;
    for (let round = await this.matchRound(); round > 0; round = await this.matchRound()) matched += round;
    return matched;
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
