import "server-only";
import { sql } from "drizzle-orm";
import { encodeUuidArray } from "@/db/binary-arrays";
import type { Queryable } from "@/db/client";
import type { Channel } from "@/lib/subscriptions/model";
import type { MessageKind } from "../model";

/** A message that one worker may send until its lease ends. */
export interface LeasedMessage {
  organizationId: string;
  id: string;
  scopeId: string;
  subscriptionId: string;
  userId: string;
  channel: Channel;
  kind: MessageKind;
  /** Of this attempt, from 1. */
  attempt: number;
  firstLeasedAt: Date;
}

interface Row extends Record<string, unknown> {
  organization_id: string;
  id: string;
  scope_id: string;
  subscription_id: string;
  user_id: string;
  channel: Channel;
  kind: MessageKind;
  attempts: number;
  first_leased_at: Date;
}

/** Organizations with due messages of a channel, by a few index probes for each that has messages to send at all. */
async function findDueOrganizations(queryable: Queryable, channel: Channel, now: string): Promise<string[]> {
  const { rows } = await queryable.execute<{ id: string }>(sql`
    WITH RECURSIVE waiting (id) AS (
      (SELECT organization_id FROM messages WHERE status = 'pending' ORDER BY organization_id LIMIT 1)
      UNION ALL
      SELECT (SELECT m.organization_id FROM messages m
        WHERE m.status = 'pending' AND m.organization_id > waiting.id ORDER BY m.organization_id LIMIT 1)
      FROM waiting WHERE waiting.id IS NOT NULL
    )
    SELECT waiting.id FROM waiting CROSS JOIN LATERAL (
      SELECT 1 FROM messages m
      WHERE m.organization_id = waiting.id AND m.status = 'pending' AND m.channel = ${channel}
        AND m.due_at <= ${now}::timestamptz LIMIT 1
    ) AS due`);
  return rows.map(({ id }) => id);
}

/** Takes turns: begins after the organization that was served last. */
function inTurn(organizations: readonly string[], last: string | null): string[] {
  if (last === null) return [...organizations];
  return [...organizations.filter((id) => id > last), ...organizations.filter((id) => id <= last)];
}

export interface LeaseRequest {
  channel: Channel;
  /** Messages at most. */
  limit: number;
  leaseMs: number;
  now: Date;
  /** The organization that was served last, or null. */
  last: string | null;
}

/**
 * Leases due messages of a channel, of each organization about as many: their next attempt is moved behind the lease's end, and the
 * attempt is written down as started before anything is sent. Messages that another worker leases at the same moment
 * are passed over. The first lease fixes a digest: what comes later goes into another one.
 */
export async function leaseMessages(queryable: Queryable, request: LeaseRequest): Promise<LeasedMessage[]> {
  const now = request.now.toISOString();
  const due = inTurn(await findDueOrganizations(queryable, request.channel, now), request.last).slice(
    0,
    request.limit,
  );
  if (due.length === 0) return [];
  const share = Math.max(1, Math.floor(request.limit / due.length));
  const leaseEnd = new Date(request.now.getTime() + request.leaseMs).toISOString();
  const { rows } = await queryable.execute<Row>(sql`
    WITH due AS MATERIALIZED (
      SELECT m.organization_id, m.id FROM unnest(${encodeUuidArray(due)}::uuid[]) AS o (id)
      CROSS JOIN LATERAL (
        SELECT organization_id, id FROM messages
        WHERE organization_id = o.id AND status = 'pending' AND channel = ${request.channel}
          AND due_at <= ${now}::timestamptz
        ORDER BY due_at, id LIMIT ${share} FOR UPDATE SKIP LOCKED
      ) AS m
    ), leased AS (
      UPDATE messages m SET due_at = ${leaseEnd}::timestamptz, attempts = m.attempts + 1,
        first_leased_at = coalesce(m.first_leased_at, ${now}::timestamptz)
      FROM due WHERE m.organization_id = due.organization_id AND m.id = due.id
      RETURNING m.organization_id, m.id, m.scope_id, m.subscription_id, m.user_id, m.channel, m.kind, m.attempts,
        m.first_leased_at
    ), started AS (
      INSERT INTO message_attempts (organization_id, message_id, number, at, outcome, answer)
      SELECT organization_id, id, attempts, ${now}::timestamptz, 'started', '' FROM leased
    )
    SELECT * FROM leased`);
  return rows.map((row) => ({
    organizationId: row.organization_id,
    id: row.id,
    scopeId: row.scope_id,
    subscriptionId: row.subscription_id,
    userId: row.user_id,
    channel: row.channel,
    kind: row.kind,
    attempt: row.attempts,
    firstLeasedAt: row.first_leased_at,
  }));
}
