import { TimeSlice } from "@/lib/shared/time-slice";
import type { Hit, MatchPlace } from "./match-events";
import type { FiringEvent, Route } from "./plan-deliveries";

/**
 * What one subscription matched: events to be notified, events that are not because they came late, and events that
 * nobody hears of because nobody is in its groups.
 */
export interface MatchCount {
  fired: number;
  late: number;
  unheard: number;
}

/** The first match that is left for another transaction, and its batch. */
export interface NextMatch extends MatchPlace {
  batchId: number;
}

/** What one transaction writes. */
export interface Part {
  /** By subscription. */
  counts: Map<string, MatchCount>;
  /** The events that tell somebody, with the subscriptions that do. */
  firing: FiringEvent[];
  /** Whom each subscription tells that fires. */
  routes: Map<string, readonly Route[]>;
  /** Null where nothing is left. */
  next: NextMatch | null;
}

export interface PartBounds {
  /** Delivery rows. One match is never cut: where it alone makes more, it is a part of its own. */
  deliveries: number;
  /** Matches, whether or not they tell somebody. */
  matches: number;
}

export interface PartSource<Subscription> {
  hits: Iterable<Hit>;
  byId: ReadonlyMap<string, Subscription>;
  /** Whom the subscription at `index` tells. Those after it are asked about next, unless the part ends. */
  findRoutes(subscriptions: readonly Subscription[], index: number): Promise<readonly Route[]>;
}

const nobody: readonly Route[] = [];

class PartBuilder {
  readonly part: Part = { counts: new Map(), firing: [], routes: new Map(), next: null };
  private deliveries = 0;
  private matches = 0;

  constructor(private readonly bounds: PartBounds) {}

  /** The first match always has room, or nothing would ever be done about it. */
  hasRoomFor(routes: readonly Route[]): boolean {
    const { deliveries, matches } = this.bounds;
    return this.matches === 0 || (this.matches < matches && this.deliveries + routes.length <= deliveries);
  }

  add(id: string, isLate: boolean, routes: readonly Route[]): void {
    const { counts } = this.part;
    const count = counts.get(id) ?? { fired: 0, late: 0, unheard: 0 };
    count[isLate ? "late" : routes.length > 0 ? "fired" : "unheard"] += 1;
    counts.set(id, count);
    this.matches += 1;
    this.deliveries += routes.length;
    if (!isLate) this.part.routes.set(id, routes);
  }
}

/**
 * Takes matches in order until a bound is reached. Whom a subscription tells is asked when its turn comes, so that
 * what is kept grows with the part, and not with all that the batches make.
 */
export async function takePart<Subscription extends { id: string; enabledAt: Date }>(
  { hits, byId, findRoutes }: PartSource<Subscription>,
  bounds: PartBounds,
): Promise<Part> {
  const slice = new TimeSlice();
  const builder = new PartBuilder(bounds);
  const { part } = builder;
  for (const { subscriptionIds, batchId, isLate, receivedAt, ...event } of hits) {
    if (slice.isOver()) await slice.next();
    const subscriptions = subscriptionIds.flatMap((id) => byId.get(id) ?? []);
    const telling: string[] = [];
    for (const [index, { id, enabledAt }] of subscriptions.entries()) {
      if (slice.isOver()) await slice.next();
      const firesNot = isLate || receivedAt < enabledAt.getTime();
      const routes = firesNot ? nobody : (part.routes.get(id) ?? (await findRoutes(subscriptions, index)));
      if (!builder.hasRoomFor(routes)) {
        part.next = { batchId, occurredAt: event.occurredAt, eventId: event.id, subscriptionId: id };
        break;
      }
      builder.add(id, firesNot, routes);
      if (routes.length > 0) telling.push(id);
    }
    if (telling.length > 0) part.firing.push({ ...event, subscriptionIds: telling });
    if (part.next) break;
  }
  return part;
}
