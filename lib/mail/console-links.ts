import { siteOrigin } from "@/lib/http/site-origin";
import {
  eventPath,
  notifiedEventsPath,
  type OwningListScope,
  subscriptionsPath,
} from "@/lib/navigation/paths";

export type { OwningListScope };

/** Absolute addresses of the console, for what is read outside it. */
export const eventUrl = (scope: OwningListScope, event: { id: string; occurredAt: string }): string =>
  `${siteOrigin()}${eventPath(scope, event)}`;

/** The list of subscriptions. */
export const subscriptionsUrl = (scope: OwningListScope): string =>
  `${siteOrigin()}${subscriptionsPath(scope)}`;

/** The subscription, opened for changing. */
export const subscriptionUrl = (scope: OwningListScope, subscriptionId: string): string =>
  `${subscriptionsUrl(scope)}?${new URLSearchParams({ dialog: "edit-subscription", subscription: subscriptionId })}`;

/** The list of exactly those events that one message told of; `first` and `last` are the times of the outermost. */
export const messageEventsUrl = (
  scope: OwningListScope,
  messageId: string,
  span: { first: number; last: number },
): string => `${siteOrigin()}${notifiedEventsPath(scope, messageId, span)}`;

/** Leads to a message's event or events; short, for text messages. */
export const shortMessageUrl = (shortId: string): string => `${siteOrigin()}/m/${shortId}`;

/** The host of the addresses, which is also that of Message-IDs. */
export const siteHost = (): string => new URL(siteOrigin()).hostname;
