import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { encodeInstantArray, encodeIntegerArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { type Act, actEvent } from "@/lib/events/server/act-event";
import { insertEvents } from "@/lib/events/server/insert-events";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { answerInEnglish } from "@/lib/shared/own-answer";
import type { NotificationReason } from "@/lib/subscriptions/model";
import type { MessageFacts } from "../message-facts";
import type { AttemptOutcome, DeliveryStatus, MessageStatus } from "../model";
import type { LeasedMessage } from "./lease-messages";

/** What became of one leased message. */
export interface MessageResult {
  message: LeasedMessage;
  /** Null where nothing could be read of it. */
  facts: MessageFacts | null;
  status: MessageStatus;
  reason: NotificationReason | null;
  /** Of the attempt; null when nothing was attempted. */
  outcome: Exclude<AttemptOutcome, "started"> | null;
  answer: string;
  /** When to try again; now for what is over. */
  dueAt: Date;
  at: Date;
}

const system: Act["actor"] = { type: "system", id: null, email: null, name: "Cairn" };

function deliveryStatusOf({ status, message }: MessageResult): DeliveryStatus | null {
  if (status === "pending") return null;
  return status === "sent" && message.kind === "digest" ? "digested" : status;
}

function resultRows(results: readonly MessageResult[]): SQL {
  const messages = results.map(({ message }) => message);
  const texts = (values: readonly (string | null)[]) => sql`unnest(${encodeTextArray(values)}::text[])`;
  const instants = (values: readonly Date[]) =>
    sql`unnest(${encodeInstantArray(values.map((value) => value.getTime()))}::timestamptz[])`;
  return sql`SELECT
    unnest(${encodeUuidArray(messages.map((message) => message.organizationId))}::uuid[]) AS organization_id,
    unnest(${encodeUuidArray(messages.map((message) => message.id))}::uuid[]) AS id,
    unnest(${encodeIntegerArray(messages.map((message) => message.attempt))}::bigint[]) AS number,
    ${texts(results.map((result) => result.status))} AS status,
    ${texts(results.map((result) => result.reason))} AS reason,
    ${texts(results.map((result) => result.outcome))} AS outcome,
    ${texts(results.map((result) => result.answer))} AS answer,
    ${texts(results.map(deliveryStatusOf))} AS delivery_status,
    ${instants(results.map((result) => result.dueAt))} AS due_at,
    ${instants(results.map((result) => result.at))} AS at`;
}

/**
 * A worker whose lease has ended in the meantime changes nothing of what another one does with the message; only that
 * it did send it holds in any case. Answers the messages that were changed.
 */
async function writeResults(
  transaction: Transaction,
  results: readonly MessageResult[],
): Promise<Set<string>> {
  const { rows } = await transaction.execute<{ id: string }>(sql`
    WITH result AS MATERIALIZED (${resultRows(results)}), changed AS (
      UPDATE messages m SET status = r.status, reason = r.reason, due_at = r.due_at,
        finished_at = CASE WHEN r.status = 'pending' THEN NULL ELSE r.at END
      FROM result r
      WHERE m.organization_id = r.organization_id AND m.id = r.id AND m.status = 'pending'
        AND (m.attempts = r.number OR r.status = 'sent')
      RETURNING m.organization_id, m.id
    ), answered AS (
      UPDATE message_attempts a SET outcome = r.outcome, answer = r.answer
      FROM result r
      WHERE a.organization_id = r.organization_id AND a.message_id = r.id AND a.number = r.number
        AND r.outcome IS NOT NULL
    ), unattempted AS (
      DELETE FROM message_attempts a USING result r
      WHERE a.organization_id = r.organization_id AND a.message_id = r.id AND a.number = r.number
        AND r.outcome IS NULL
    ), followed AS (
      UPDATE deliveries d SET status = r.delivery_status, reason = r.reason
      FROM changed c JOIN result r ON r.organization_id = c.organization_id AND r.id = c.id
      WHERE d.organization_id = c.organization_id AND d.message_id = c.id AND r.delivery_status IS NOT NULL
    )
    SELECT id FROM changed`);
  return new Set(rows.map(({ id }) => id));
}

function failureAct({ message, facts, reason, answer }: MessageResult): Act {
  const said = answerInEnglish(answer);
  return {
    event: "Delivery Failed",
    actor: system,
    resource: { id: message.id, name: facts?.subscription.name ?? message.id },
    outcome: "failure",
    reason: reason === "refused" ? `Refused: ${said}` : `Given up after 24 hours: ${said}`,
    message: `${message.channel} to ${facts?.person?.name ?? message.userId}`,
    changes: [{ path: "status", before: "pending", after: "failed" }],
    // Of what can't be read nobody knows the project: the organization is told.
    project: facts?.place.project ?? null,
  };
}

/** Who gets no notification is told nowhere else than in the trail, so it stands there with the result. */
async function recordFailures(transaction: Transaction, failed: readonly MessageResult[]): Promise<void> {
  for (const organizationId of new Set(failed.map(({ message }) => message.organizationId))) {
    const own = failed.filter(({ message }) => message.organizationId === organizationId);
    const source = { requestId: randomUUID(), sourceIp: null, userAgent: null };
    const events = own.map((result) => actEvent(organizationId, failureAct(result), source, result.at));
    await insertEvents(transaction, { organizationId, events, notify: true });
  }
}

/** Records results together, with one act for each message that is given up. */
export function recordResults(results: readonly MessageResult[]): Promise<void> {
  return retryTransaction(async (transaction) => {
    const changed = await writeResults(transaction, results);
    const failed = results.filter(({ status, message }) => status === "failed" && changed.has(message.id));
    if (failed.length > 0) await recordFailures(transaction, failed);
  });
}
