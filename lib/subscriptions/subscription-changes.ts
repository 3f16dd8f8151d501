import type { Change } from "@/lib/events/model";
import type { Subscription, SubscriptionBody } from "./model";

/** What of a subscription people decide; the record of a change is made of these fields. */
export type DecidedFields = Omit<SubscriptionBody, "userGroups"> & Pick<Subscription, "userGroups">;

function fieldsOf(subscription: DecidedFields): Record<string, unknown> {
  const { notify, ...rest } = subscription;
  const { name, enabled, provider, service, resourceType, template, events, sources, userGroups } = rest;
  return {
    name,
    enabled,
    provider,
    service,
    resourceType,
    template,
    events,
    sources,
    userGroups: userGroups.map((group) => ({ id: group.id, name: group.name })),
    "notify.email": notify.email,
    "notify.sms": notify.sms,
  };
}

/** What an act changed: every field of a subscription that is new (`before` null) or gone (`after` null), else what differs. */
export function subscriptionChanges(before: DecidedFields | null, after: DecidedFields | null): Change[] {
  const old = before ? fieldsOf(before) : {};
  const now = after ? fieldsOf(after) : {};
  return Object.keys({ ...old, ...now }).flatMap((path) => {
    if (JSON.stringify(old[path]) === JSON.stringify(now[path])) return [];
    return [
      {
        path,
        ...(before ? { before: old[path] } : {}),
        ...(after ? { after: now[path] } : {}),
      },
    ];
  });
}
