import type { Matcher } from "@/lib/subscriptions/matcher";
import type { FiringEvent } from "./plan-deliveries";

type MatchedEvent = Omit<FiringEvent, "subscriptionIds"> & Parameters<Matcher>[0] & { batchId: number };

/**
 * One match of a batch: matches are taken by their events' order, (occurredAt, id), and then by the subscriptions' ids.
 * It stays where it is when subscriptions come and go.
 */
export interface MatchPlace {
  occurredAt: Date;
  eventId: string;
  subscriptionId: string;
}

interface MatchedBatch {
  id: number;
  receivedAt: Date;
  notify: boolean;
  /** The first match that is not written yet; null where none is. */
  next: MatchPlace | null;
}

/** An event with the subscriptions that it matches, in the order of their ids. */
export interface Hit extends FiringEvent {
  batchId: number;
  /** It is late for every subscription: it matches and fires nothing. */
  isLate: boolean;
  /** In milliseconds: for subscriptions that were enabled later than this it is late, too. */
  receivedAt: number;
}

/** Without what an earlier transaction wrote, where it ended at this very event. */
function withoutWritten(event: MatchedEvent, ids: readonly string[], next: MatchPlace | null) {
  const isNext = next?.eventId === event.id && next.occurredAt.getTime() === event.occurredAt.getTime();
  return isNext ? ids.filter((id) => id >= next.subscriptionId) : ids;
}

/**
 * What each event of the batches matches, in the order given, also where that is nothing. A generator, because an event
 * may match thousands of subscriptions and a batch has thousands of events.
 */
export function* matchEvents(
  events: readonly MatchedEvent[],
  batches: readonly MatchedBatch[],
  matcher: Matcher,
  lateMs: number,
): Generator<Hit> {
  const batchOf = new Map(batches.map((batch) => [batch.id, batch]));
  for (const event of events) {
    const batch = batchOf.get(event.batchId);
    if (!batch) continue;
    const { occurredAt, id, event: code, batchId } = event;
    const receivedAt = batch.receivedAt.getTime();
    const isLate = !batch.notify || receivedAt - occurredAt.getTime() > lateMs;
    const subscriptionIds = withoutWritten(event, [...matcher(event)].sort(), batch.next);
    yield { occurredAt, id, event: code, batchId, subscriptionIds, isLate, receivedAt };
  }
}
