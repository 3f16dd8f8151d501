import { integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AttemptOutcome, DeliveryStatus, MessageKind, MessageStatus } from "@/lib/deliveries/model";
import type { Channel, NotificationReason } from "@/lib/subscriptions/model";
import { code, instant } from "./columns";

/**
 * A row is one message to one person over one channel: the unit of sending. The matching worker writes it together
 * with its deliveries; from `firstLeasedAt` on its deliveries are fixed. Its id makes the Message-ID, the same at every
 * attempt. While it is pending, `dueAt` is the next attempt; a worker that takes it moves `dueAt` ahead, so that a
 * worker that dies loses nothing.
 */
export const messages = pgTable(
  "messages",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    scopeId: uuid("scope_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    userId: uuid("user_id").notNull(),
    channel: code("channel").$type<Channel>().notNull(),
    kind: code("kind").$type<MessageKind>().notNull(),
    status: code("status").$type<MessageStatus>().notNull(),
    reason: code("reason").$type<NotificationReason>(),
    dueAt: instant("due_at").notNull(),
    firstLeasedAt: instant("first_leased_at"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** A row is one attempt to send a message, written before it and completed with the other side's answer. */
export const messageAttempts = pgTable(
  "message_attempts",
  {
    organizationId: uuid("organization_id").notNull(),
    messageId: uuid("message_id").notNull(),
    number: integer("number").notNull(),
    at: instant("at").notNull(),
    outcome: code("outcome").$type<AttemptOutcome>().notNull(),
    answer: text("answer").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.messageId, table.number] })],
);

/**
 * A row is one notification that one person should get of one event through one channel because of one subscription.
 * Unique by those four, so that neither a crash nor a second worker doubles it. Written by the matching worker; its
 * status follows its message.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    scopeId: uuid("scope_id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    eventOccurredAt: instant("event_occurred_at").notNull(),
    eventId: code("event_id").notNull(),
    event: code("event").notNull(),
    userId: uuid("user_id").notNull(),
    channel: code("channel").$type<Channel>().notNull(),
    status: code("status").$type<DeliveryStatus>().notNull(),
    reason: code("reason").$type<NotificationReason>(),
    messageId: uuid("message_id"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique().on(
      table.organizationId,
      table.subscriptionId,
      table.eventOccurredAt,
      table.eventId,
      table.userId,
      table.channel,
    ),
  ],
);

/**
 * A row is a message that was kept in the console because no mail or SMS server is set. Written once by sending, read
 * by administrators of the organization, never changed.
 */
export const mailboxMessages = pgTable(
  "mailbox_messages",
  {
    organizationId: uuid("organization_id").notNull(),
    id: uuid("id").notNull(),
    userId: uuid("user_id").notNull(),
    channel: code("channel").$type<Channel>().notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
