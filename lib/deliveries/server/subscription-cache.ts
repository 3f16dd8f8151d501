import "server-only";
import type { Queryable } from "@/db/client";
import { TimeSlice } from "@/lib/shared/time-slice";
import { type Matcher, MatcherBuilder } from "@/lib/subscriptions/matcher";
import {
  type ActiveSubscription,
  findRevision,
  loadSubscriptions,
} from "@/lib/subscriptions/server/load-subscriptions";

/** An organization's subscriptions as of one revision. */
export interface KnownSubscriptions {
  revision: number;
  byId: ReadonlyMap<string, ActiveSubscription>;
  matcher: Matcher;
}

/** Organizations kept in memory; the one that was read first leaves first. */
const maxKept = 500;

/** Keeps each organization's subscriptions, and reads them again when their revision has changed. */
export class SubscriptionCache {
  private readonly kept = new Map<string, KnownSubscriptions>();

  /** Null where there are none. Inside a transaction it reads what that transaction sees. */
  async find(queryable: Queryable, organizationId: string): Promise<KnownSubscriptions | null> {
    const revision = await findRevision(queryable, organizationId);
    if (revision === null) return null;
    const known = this.kept.get(organizationId);
    const current =
      known?.revision === revision ? known : await this.load(queryable, organizationId, revision);
    return current.byId.size === 0 ? null : current;
  }

  private async load(queryable: Queryable, organizationId: string, revision: number) {
    const subscriptions = await loadSubscriptions(queryable, organizationId);
    const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
    const builder = new MatcherBuilder();
    const slice = new TimeSlice();
    for (const subscription of subscriptions) {
      builder.add(subscription);
      if (slice.isOver()) await slice.next();
    }
    const loaded = { revision, byId, matcher: builder.matcher };
    this.kept.delete(organizationId);
    this.kept.set(organizationId, loaded);
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > maxKept) this.kept.delete(oldest);
    return loaded;
  }
}
