import "server-only";
import type { Queryable } from "@/db/client";
import { maxSubscriptionGroups } from "@/lib/subscriptions/model";
import type { ActiveSubscription } from "@/lib/subscriptions/server/load-subscriptions";
import { type Recipient, resolveRecipients } from "@/lib/subscriptions/server/resolve-recipients";
import type { Route } from "../plan-deliveries";

function routesTo(recipient: Recipient, { notify }: ActiveSubscription): Route[] {
  const { userId, emailObstacle, smsObstacle } = recipient;
  return [
    ...(notify.email ? [{ userId, channel: "email", obstacle: emailObstacle } as const] : []),
    ...(notify.sms ? [{ userId, channel: "sms", obstacle: smsObstacle } as const] : []),
  ];
}

/** Whom subscriptions of one organization tell now, and how. Each group is read once, and only when its turn comes. */
export class RouteFinder {
  private readonly peopleOf = new Map<string, Recipient[]>();

  constructor(
    private readonly queryable: Queryable,
    private readonly organizationId: string,
    private readonly isSmsAvailable: boolean,
  ) {}

  /**
   * Of the subscription at `index`; a person in several of its groups is told once. Those after it, all of one scope,
   * have their groups read along with its own, up to as many as one subscription may have.
   */
  async find(subscriptions: readonly ActiveSubscription[], index: number): Promise<readonly Route[]> {
    const subscription = subscriptions[index];
    if (!subscription) return [];
    if (subscription.groupIds.some((id) => !this.peopleOf.has(id))) {
      await this.readGroups(subscription.scopeId, subscriptions.slice(index));
    }
    const people = subscription.groupIds.flatMap((id) => this.peopleOf.get(id) ?? []);
    const reached = new Map(people.map((recipient) => [recipient.userId, recipient]));
    return [...reached.values()].flatMap((recipient) => routesTo(recipient, subscription));
  }

  private async readGroups(scopeId: string, subscriptions: readonly ActiveSubscription[]): Promise<void> {
    const groupIds: string[] = [];
    for (const id of new Set(subscriptions.flatMap((subscription) => subscription.groupIds))) {
      if (groupIds.length === maxSubscriptionGroups) break;
      if (!this.peopleOf.has(id)) groupIds.push(id);
    }
    const owner = { organizationId: this.organizationId, scopeId };
    const recipients = await resolveRecipients(this.queryable, owner, groupIds, this.isSmsAvailable);
    for (const id of groupIds) this.peopleOf.set(id, []);
    for (const recipient of recipients) {
      for (const id of recipient.groupIds) this.peopleOf.get(id)?.push(recipient);
    }
  }
}
