import type { NotificationReason } from "@/lib/subscriptions/model";
import type { Addressee, MessageFacts } from "./message-facts";

/**
 * Somebody who tests a subscription reaches its scope by a role, which need not make them a member: what counts is
 * whether the channel reaches them.
 */
export function testObstacle(person: Addressee, channel: "email" | "sms"): NotificationReason | null {
  const obstacle = channel === "email" ? person.emailObstacle : person.smsObstacle;
  if (obstacle !== "left") return obstacle;
  if (channel === "email") return person.email === null ? "no_email" : null;
  return person.phone === null ? "no_verified_phone" : null;
}

/** Why a message must not be sent as things are now; null when it may. */
export function findSkipReason(facts: MessageFacts): NotificationReason | null {
  const { message, subscription, person, isTold } = facts;
  // A draft's test names a subscription that was never registered, which is kept as a deleted one.
  if (message.kind === "test") return person === null ? "left" : testObstacle(person, message.channel);
  if (subscription.isDeleted) return "subscription_deleted";
  if (person === null) return "left";
  if (!subscription.enabled) return "subscription_disabled";
  const obstacle = message.channel === "email" ? person.emailObstacle : person.smsObstacle;
  return obstacle ?? (isTold ? null : "left");
}
