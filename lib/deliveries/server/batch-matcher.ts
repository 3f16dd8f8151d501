import "server-only";
import { getDatabase, type Transaction } from "@/db/client";
import { readBatchEvents, readBatchResources } from "@/lib/events/server/read-batch-events";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { writeLog } from "@/lib/shared/log";
import { isSmsAvailable } from "@/lib/shared/notification-settings";
import { recordEventSources } from "@/lib/subscriptions/server/record-event-sources";
import { type DeliverySettings, readDeliverySettings } from "../delivery-settings";
import { matchEvents } from "../match-events";
import { type FiringSubscription, planDeliveries } from "../plan-deliveries";
import { Rests } from "../rests";
import { type Part, type PartBounds, takePart } from "../take-part";
import {
  type BatchChoice,
  claimBatches,
  findOrganizationsToMatch,
  keepPlace,
  markMatched,
} from "./claim-batches";
import { countActivity, openWindows } from "./count-matches";
import { RouteFinder } from "./find-routes";
import { type KnownSubscriptions, SubscriptionCache } from "./subscription-cache";
import { DeliveryWriter } from "./write-deliveries";

/** What one transaction writes, a second or two of work; a batch that makes more is written by several. */
const defaultBounds: PartBounds = { deliveries: 20_000, matches: 1_000_000 };
/** Batches that fail one after the other before their organization is left alone: it is not them then. */
const maxFailuresInARow = 3;

export interface BatchMatcherOptions {
  clock?: () => Date;
  settings?: DeliverySettings;
  bounds?: PartBounds;
}

interface Matching {
  clock: () => Date;
  settings: DeliverySettings;
  bounds: PartBounds;
  cache: SubscriptionCache;
}

interface Firing {
  organizationId: string;
  known: KnownSubscriptions;
  now: Date;
  threshold: number;
}

async function fire(transaction: Transaction, part: Part, firing: Firing): Promise<void> {
  const { counts, routes } = part;
  const { organizationId, known, now, threshold } = firing;
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
  await writer.write(planDeliveries(part.firing, targets, threshold));
}

interface Chunk {
  organizationId: string;
  choice: BatchChoice;
  /** Told before anything can fail because of them. */
  onClaimed(batchIds: readonly number[]): void;
}

/**
 * One chunk of one organization, as far as the bounds allow, whole or not at all. Answers how many batches it matched; a
 * batch that goes on with the next chunk counts where no other was matched.
 */
function matchChunk(chunk: Chunk, { clock, settings, bounds, cache }: Matching): Promise<number> {
  const { organizationId, choice, onClaimed } = chunk;
  return retryTransaction(async (transaction) => {
    const now = clock();
    const claimed = await claimBatches(transaction, organizationId, choice);
    onClaimed(claimed.map(({ id }) => id));
    if (claimed.length === 0) return 0;
    const known = await cache.find(transaction, organizationId);
    if (known === null) {
      const events = await readBatchResources(transaction, organizationId, claimed);
      await recordEventSources(transaction, organizationId, events);
      await markMatched(transaction, organizationId, claimed, now);
      return claimed.length;
    }
    const events = await readBatchEvents(transaction, organizationId, claimed);
    // A batch that was begun before left its resources then.
    const fresh = new Set(claimed.filter(({ next }) => next === null).map(({ id }) => id));
    const seen = events.filter(({ batchId }) => fresh.has(batchId));
    await recordEventSources(transaction, organizationId, seen);
    const hits = matchEvents(events, claimed, known.matcher, settings.lateMs);
    const finder = new RouteFinder(transaction, organizationId, isSmsAvailable());
    const findRoutes: RouteFinder["find"] = (subscriptions, index) => finder.find(subscriptions, index);
    const part = await takePart({ hits, byId: known.byId, findRoutes }, bounds);
    const threshold = settings.digestThreshold;
    await fire(transaction, part, { organizationId, known, now, threshold });
    const { next } = part;
    // Events are read in the order of their batches' ids.
    const finished = next === null ? claimed : claimed.filter(({ id }) => id < next.batchId);
    await markMatched(transaction, organizationId, finished, now);
    if (next !== null) await keepPlace(transaction, organizationId, next);
    return Math.max(finished.length, 1);
  });
}

/**
 * Matches the batches that wait against their organizations' subscriptions and writes the deliveries. Any number of
 * matchers in any number of processes may.
 */
export class BatchMatcher {
  private readonly matching: Matching;
  private readonly organizations = new Rests<string>();
  /** By organization, the batches that failed, each of which is tried by itself. */
  private readonly apart = new Map<string, Rests<number>>();

  constructor({
    clock = () => new Date(),
    settings = readDeliverySettings(),
    bounds = defaultBounds,
  }: BatchMatcherOptions = {}) {
    this.matching = { clock, settings, bounds, cache: new SubscriptionCache() };
  }

  /**
   * Matches one chunk of each organization that has something waiting, so that none waits for another's flood. A batch
   * that fails is logged, rests for a while, and holds no other. Begins none once `isStopped`. Answers how many batches
   * it matched; 0 where nothing was done.
   */
  async matchRound(isStopped: () => boolean = () => false): Promise<number> {
    const now = this.matching.clock().getTime();
    const waiting = await findOrganizationsToMatch(getDatabase());
    const ready = waiting.filter((id) => !this.organizations.isResting(id, now));
    let matched = 0;
    for (const organizationId of ready) {
      if (isStopped()) break;
      matched += await this.matchOne(organizationId, isStopped);
    }
    return matched;
  }

  /** Matches round after round until nothing waits: for as long as others go on storing events, without an end. */
  async match(): Promise<number> {
    let matched = 0;
    for (let round = await this.matchRound(); round > 0; round = await this.matchRound()) matched += round;
    return matched;
  }

  private async matchOne(organizationId: string, isStopped: () => boolean): Promise<number> {
    const apart = this.apart.get(organizationId) ?? new Rests<number>();
    this.apart.set(organizationId, apart);
    let matched = (await this.attempt(organizationId, { except: apart.keys }, apart)) ?? 0;
    let failures = 0;
    for (const only of apart.keys) {
      const now = this.matching.clock().getTime();
      if (isStopped() || failures === maxFailuresInARow) break;
      if (apart.isResting(only, now)) continue;
      const alone = await this.attempt(organizationId, { only }, apart);
      failures = alone === null ? failures + 1 : 0;
      matched += alone ?? 0;
    }
    if (failures === maxFailuresInARow)
      this.organizations.begin(organizationId, this.matching.clock().getTime());
    else if (matched > 0) this.organizations.end(organizationId);
    if (apart.keys.length === 0) this.apart.delete(organizationId);
    return matched;
  }

  /** Null after a failure: one batch rests then, several are tried one by one, and without any the organization rests. */
  private async attempt(
    organizationId: string,
    choice: BatchChoice,
    apart: Rests<number>,
  ): Promise<number | null> {
    let claimed: readonly number[] = [];
    const onClaimed = (batchIds: readonly number[]) => {
      claimed = batchIds;
    };
    try {
      const matched = await matchChunk({ organizationId, choice, onClaimed }, this.matching);
      if ("only" in choice) apart.end(choice.only);
      return matched;
    } catch (error) {
      const now = this.matching.clock().getTime();
      const [batchId, ...others] = claimed;
      const fields = { organizationId, batches: claimed.length, error };
      if (others.length > 0) {
        for (const id of claimed) apart.add(id);
        writeLog("error", "Events could not be matched. Their batches are tried one by one.", fields);
      } else {
        const restMs =
          batchId === undefined ? this.organizations.begin(organizationId, now) : apart.begin(batchId, now);
        writeLog("error", "The events of a batch could not be matched.", { ...fields, batchId, restMs });
      }
      return null;
    }
  }
}
