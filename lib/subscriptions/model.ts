import type { LocalizedName } from "@/lib/catalog/model";
import type { EventListItem } from "@/lib/events/model";

export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/** Why nothing is or was sent to a person over a channel. */
export const notificationReasons = [
  "no_email",
  "no_verified_phone",
  "real_name_not_verified",
  "sms_not_configured",
  "left",
  "deactivated",
  "may_not_read",
  "subscription_disabled",
  "subscription_deleted",
  "given_up",
  "refused",
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

/** Bounds of a subscription. Names count characters, lists entries. */
export const maxSubscriptionNameLength = 100;
export const maxSubscriptionEvents = 1_000;
export const maxSubscriptionSources = 200;
export const maxSubscriptionGroups = 50;
/** Subscriptions of an organization, which a worker keeps in memory. */
export const maxSubscriptions = 20_000;
/** Own templates of an organization. */
export const maxOwnTemplates = 1_000;

/** A resource that a subscription is limited to: by its id, or by its name. */
export type SubscriptionSource = { resourceId: string } | { resourceName: string };

/** provider -> service -> resource type, in the catalog's spelling. */
export interface EventType {
  provider: string;
  service: string;
  resourceType: string;
}

/** What a person writes when registering or changing a subscription. */
export interface SubscriptionBody extends EventType {
  name: string;
  enabled: boolean;
  /** The key of a built-in template or the id of an own one; null after its codes were changed. */
  template: string | null;
  /** Empty: every subscribable event of the type, also later ones. */
  events: string[];
  /** Empty: every source. */
  sources: SubscriptionSource[];
  /** Ids of groups of the same scope. */
  userGroups: string[];
  notify: { email: boolean; sms: boolean };
}

/** A subscription as the API answers it. */
export interface Subscription extends Omit<SubscriptionBody, "userGroups"> {
  id: string;
  /** Empty: nobody is reached. */
  userGroups: { id: string; name: string }[];
  /** By id, the name under which a source given by its id was last seen. Not there where nobody looked. */
  sourceNames?: Record<string, string>;
  createdAt: string;
  updatedAt: string;
  /** When an event last matched and somebody was to be told; null for never. */
  lastFiredAt: string | null;
  /** Events that matched within the last seven days: notified, late and so not, and with nobody in its groups. */
  last7Days: { matched: number; late: number; unheard: number };
  /** No group of it has a present member. */
  reachesNobody: boolean;
  /** Of the catalog; the code itself where the catalog does not know it. */
  serviceName: LocalizedName;
  resourceTypeName: LocalizedName;
}

/** A list of codes for one event type: built in, or an organization's own. */
export interface EventTemplate extends EventType {
  /** A built-in template's key ("easycache.failures") or an own one's id. */
  id: string;
  /** An own template has one name for both languages. */
  name: LocalizedName;
  isOwn: boolean;
  events: string[];
  /** Where a built-in template's choice comes from, when it rests on somebody's published work. */
  credit: { name: string; url: string } | null;
}

/** A resource that events of a type named. */
export interface EventSource {
  resourceId: string | null;
  resourceName: string | null;
  lastSeenAt: string;
}

/** Spans of a preview, each with the number of equal buckets of its sparkline, oldest first. */
export const previewSpans = {
  last24Hours: { hours: 24, buckets: 24 },
  last7Days: { hours: 7 * 24, buckets: 28 },
  last30Days: { hours: 30 * 24, buckets: 30 },
} as const;
export type PreviewSpan = keyof typeof previewSpans;

/** A person whom a subscription would tell, and why not where it would not. */
export interface PreviewRecipient {
  userId: string;
  name: string;
  email: boolean;
  sms: boolean;
  /** Why a channel that was asked for does not reach them; null when all do. */
  reason: NotificationReason | null;
}

/** What a subscription would do, and would have done. */
export interface SubscriptionPreview {
  /** Events that match; `gte` where the search's budget ended before the span did. */
  matches: Record<PreviewSpan, number>;
  relations: Record<PreviewSpan, "eq" | "gte">;
  buckets: Record<PreviewSpan, number[]>;
  recipients: PreviewRecipient[];
  /** Channels over which nothing leaves the machine: what goes over them is kept in the console's mailbox. */
  kept: Record<Channel, boolean>;
  /** The newest matching events, at most 5. */
  samples: EventListItem[];
}
