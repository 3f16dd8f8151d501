import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import { cursorKey } from "@/lib/events/server/cursor-key";
import { readListCursor, writeListCursor } from "@/lib/shared/list-cursor";
import type { Channel } from "@/lib/subscriptions/model";
import type { MailboxPage } from "../model";

export interface ListMailboxInput {
  organization: string;
  limit: number;
  cursor: string | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  user_id: string;
  name: string;
  channel: Channel;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  created_at: Date;
}

/**
 * One page of what was written to people of one organization and kept, the newest first. Needs `mailbox.read` in the
 * organization. Throws `malformed` for a cursor that is not this list's.
 */
export async function listMailbox(
  context: Context,
  { organization, limit, cursor }: ListMailboxInput,
): Promise<MailboxPage> {
  const grant = authorize(context, "mailbox.read", { kind: "organization", organization });
  const { organizationId } = ownerOf(grant);
  const binding = `mailbox|${organizationId}`;
  const [createdAt = null, id = null] = cursor === null ? [] : readListCursor(cursor, binding, cursorKey());
  const { rows } = await getDatabase().execute<Row>(sql`
    SELECT m.id, m.user_id, u.name, m.channel, m.recipient, m.subject, m.text, m.html, m.created_at
    FROM mailbox_messages m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}
      AND ${createdAt === null ? sql`true` : sql`(m.created_at, m.id) < (${createdAt}::timestamptz, ${id}::uuid)`}
    ORDER BY m.created_at DESC, m.id DESC LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    messages: page.map((row) => ({
      id: row.id,
      recipient: { userId: row.user_id, name: row.name, address: row.recipient },
      channel: row.channel,
      subject: row.subject,
      text: row.text,
      html: row.html,
      createdAt: row.created_at.toISOString(),
    })),
    nextCursor: last ? writeListCursor([last.created_at.toISOString(), last.id], binding, cursorKey()) : null,
  };
}
