import type { Channel, NotificationReason } from "@/lib/subscriptions/model";

export const deliveryStatuses = ["pending", "sent", "digested", "skipped", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** `event`: one event. `digest`: what came beyond a window's threshold. `test`: sent to oneself by hand. */
export type MessageKind = "event" | "digest" | "test";
export type MessageStatus = "pending" | "sent" | "failed" | "skipped";
/** `started` stays when the worker was killed before the other side's answer. */
export type AttemptOutcome = "started" | "sent" | "retry" | "failed";

/** A delivery as the API answers it. Instants are RFC 3339 UTC with milliseconds. */
export interface Delivery {
  id: string;
  subscription: { id: string; name: string };
  event: { id: string; occurredAt: string; event: string };
  recipient: { userId: string; name: string };
  channel: Channel;
  status: DeliveryStatus;
  reason: NotificationReason | null;
  createdAt: string;
  attempts: { at: string; outcome: AttemptOutcome; answer: string }[];
}
