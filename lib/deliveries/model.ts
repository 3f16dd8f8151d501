import type { LocalizedName } from "@/lib/catalog/model";
import type { Channel, NotificationReason } from "@/lib/subscriptions/model";

export const deliveryStatuses = ["pending", "sent", "digested", "skipped", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** `event`: one event. `digest`: what came beyond a window's threshold. `test`: sent to oneself by hand. */
export type MessageKind = "event" | "digest" | "test";
export type MessageStatus = "pending" | "sent" | "failed" | "skipped";
/** `started` stays when the worker was killed before the other side's answer. */
export const attemptOutcomes = ["started", "sent", "retry", "failed"] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Attempts that an answer shows of one message: the newest. */
export const maxShownAttempts = 20;

/** A delivery as the API answers it. Instants are RFC 3339 UTC with milliseconds. */
export interface Delivery {
  id: string;
  subscription: { id: string; name: string };
  event: {
    id: string;
    occurredAt: string;
    event: string;
    /** The catalog's, or the code itself. */
    eventName: LocalizedName;
    /** Null where the event is not there any more. */
    resource: { type: string | null; id: string | null; name: string | null } | null;
  };
  recipient: { userId: string; name: string };
  channel: Channel;
  status: DeliveryStatus;
  reason: NotificationReason | null;
  createdAt: string;
  /** The message that carries it, together with others where it is a digest; null for what was skipped at once. */
  message: string | null;
  /** When it is tried next; null unless it is pending. */
  nextAttemptAt: string | null;
  /** Of its message, the oldest first. */
  attempts: { at: string; outcome: AttemptOutcome; answer: string }[];
}

export interface DeliveryPage {
  deliveries: Delivery[];
  nextCursor: string | null;
}

/** What became of a test over one channel: on its way to this address or number, kept, or why it is neither. */
export interface TestNotification {
  channel: Channel;
  recipient: string | null;
  reason: NotificationReason | null;
  /** It stays in the console's mailbox: no server is set that would send it. */
  kept: boolean;
}

/** A message that was kept in the console, because no server is set that would send it. */
export interface MailboxMessage {
  id: string;
  recipient: { userId: string; name: string; address: string };
  channel: Channel;
  subject: string;
  text: string;
  /** Null for a text message. */
  html: string | null;
  createdAt: string;
}

export interface MailboxPage {
  messages: MailboxMessage[];
  nextCursor: string | null;
}
