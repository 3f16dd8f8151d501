import { TimeSlice } from "@/lib/shared/time-slice";
import type { Matcher } from "@/lib/subscriptions/matcher";
import type { FiringEvent } from "./plan-deliveries";

type MatchedEvent = Omit<FiringEvent, "subscriptionIds"> & Parameters<Matcher>[0] & { batchId: number };

interface MatchedBatch {
  id: number;
  receivedAt: Date;
  notify: boolean;
}

/** An event that matches, with the batch that it came in. */
export interface Hit extends FiringEvent {
  batchId: number;
  /** Matches and fires nothing. */
  isLate: boolean;
}

/** What one subscription matched: events to be notified, and events that are not because they came late. */
export interface MatchCount {
  fired: number;
  late: number;
}

/** What of an organization's subscriptions decides what an event fires. */
interface KnownEnough {
  matcher: Matcher;
  byId: ReadonlyMap<string, { enabledAt: Date }>;
  /** The newest of their `enabledAt`, in milliseconds. */
  newestEnabling: number;
}

// An event may match thousands of subscriptions and a batch has 5,000 events, so all of these work in slices.

/**
 * The events that match, in the order given. Late ones, and those of a batch that must not notify, fire nothing. One
 * that was received before some of its subscriptions were enabled is there twice: for those it is late.
 */
export async function matchEvents(
  events: readonly MatchedEvent[],
  batches: readonly MatchedBatch[],
  { matcher, byId, newestEnabling }: KnownEnough,
  lateMs: number,
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
    const receivedAt = batch.receivedAt.getTime();
    const isLate = !batch.notify || receivedAt - occurredAt.getTime() > lateMs;
    const hit = { occurredAt, id, event: code, batchId };
    if (isLate || receivedAt >= newestEnabling) {
      hits.push({ ...hit, subscriptionIds, isLate });
      continue;
    }
    const isBefore = (id: string) => receivedAt < (byId.get(id)?.enabledAt.getTime() ?? 0);
    const [before, since] = [subscriptionIds.filter(isBefore), subscriptionIds.filter((id) => !isBefore(id))];
    if (since.length > 0) hits.push({ ...hit, subscriptionIds: since, isLate: false });
    if (before.length > 0) hits.push({ ...hit, subscriptionIds: before, isLate: true });
  }
  return hits;
}

/** By subscription. */
export async function countHits(hits: readonly Hit[]): Promise<Map<string, MatchCount>> {
  const slice = new TimeSlice();
  const counts = new Map<string, MatchCount>();
  for (const { subscriptionIds, isLate } of hits) {
    if (slice.isOver()) await slice.next();
    for (const id of subscriptionIds) {
      const count = counts.get(id) ?? { fired: 0, late: 0 };
      count[isLate ? "late" : "fired"] += 1;
      counts.set(id, count);
    }
  }
  return counts;
}

/** The ids of the subscriptions that are to tell somebody. */
export async function findFiring(hits: readonly Hit[]): Promise<Set<string>> {
  const slice = new TimeSlice();
  const firing = new Set<string>();
  for (const { subscriptionIds, isLate } of hits) {
    if (slice.isOver()) await slice.next();
    if (!isLate) for (const id of subscriptionIds) firing.add(id);
  }
  return firing;
}

/** How many deliveries each batch makes, where a subscription makes as many as it has `routes`. */
export async function countDeliveries(
  hits: readonly Hit[],
  routes: ReadonlyMap<string, readonly unknown[]>,
): Promise<Map<number, number>> {
  const slice = new TimeSlice();
  const made = new Map<number, number>();
  for (const { batchId, subscriptionIds, isLate } of hits) {
    if (slice.isOver()) await slice.next();
    if (isLate) continue;
    let reached = made.get(batchId) ?? 0;
    for (const id of subscriptionIds) reached += routes.get(id)?.length ?? 0;
    made.set(batchId, reached);
  }
  return made;
}
