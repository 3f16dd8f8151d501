import type { SubscriptionForm } from "./popup-form";

/** Fields that mean something together alone: where one of the first list changes, all of the second are sent. */
const together: readonly (readonly [(keyof SubscriptionForm)[], (keyof SubscriptionForm)[]])[] = [
  [
    ["provider", "service", "resourceType"],
    ["provider", "service", "resourceType", "template", "events", "sources"],
  ],
  [
    ["template", "events"],
    ["template", "events"],
  ],
];

/**
 * The fields that somebody changed since they opened the popup. The others are not sent, so that what somebody else
 * changed meanwhile stays: who saves a new name does not enable again what a colleague has just switched off.
 */
export function changesOf(opened: SubscriptionForm, form: SubscriptionForm): Partial<SubscriptionForm> {
  const keys = Object.keys(form) as (keyof SubscriptionForm)[];
  const changed = new Set(keys.filter((key) => JSON.stringify(form[key]) !== JSON.stringify(opened[key])));
  for (const [causes, sent] of together) {
    if (causes.some((key) => changed.has(key))) for (const key of sent) changed.add(key);
  }
  return Object.fromEntries(keys.filter((key) => changed.has(key)).map((key) => [key, form[key]]));
}
