import type { Channel, NotificationReason } from "@/lib/subscriptions/model";

/** An event with the subscriptions that it fires. */
export interface FiringEvent {
  occurredAt: Date;
  id: string;
  event: string;
  subscriptionIds: readonly string[];
}

/** One way to reach somebody, or why it is none. */
export interface Route {
  userId: string;
  channel: Channel;
  obstacle: NotificationReason | null;
}

/** A subscription with whom it tells now and how far its present window is filled. */
export interface FiringSubscription {
  scopeId: string;
  routes: readonly Route[];
  /** Events that matched in the present window before these. */
  matchedBefore: number;
}

/** The delivery's own message, the recipient's open digest, or none where an obstacle is in the way. */
export type Carrier = "own" | "digest" | "none";

export interface PlannedDelivery {
  scopeId: string;
  subscriptionId: string;
  event: FiringEvent;
  route: Route;
  carrier: Carrier;
}

/**
 * One delivery for each (subscription, event, route). The first `threshold` events of a subscription's window get
 * messages of their own, the others go into digests. Events are taken in the order given. A generator, because a
 * thousand events for a thousand people make a million; it says "pause" after each event, for many may match and reach
 * nobody.
 */
export function* planDeliveries(
  events: readonly FiringEvent[],
  subscriptions: ReadonlyMap<string, FiringSubscription>,
  threshold: number,
): Generator<PlannedDelivery | "pause"> {
  const matched = new Map<string, number>();
  for (const event of events) {
    for (const subscriptionId of event.subscriptionIds) {
      const subscription = subscriptions.get(subscriptionId);
      if (!subscription) continue;
      const place = (matched.get(subscriptionId) ?? subscription.matchedBefore) + 1;
      matched.set(subscriptionId, place);
      const { scopeId } = subscription;
      for (const route of subscription.routes) {
        const carrier = route.obstacle !== null ? "none" : place > threshold ? "digest" : "own";
        yield { scopeId, subscriptionId, event, route, carrier };
      }
    }
    yield "pause";
  }
}
