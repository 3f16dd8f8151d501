import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { cursorKey } from "@/lib/events/server/cursor-key";
import { readListCursor, writeListCursor } from "@/lib/shared/list-cursor";
import { containsPattern, type SearchQuery } from "@/lib/shared/search-query";
import type { Member, MemberPage } from "../model";
import { presentMembers } from "./member-rows";

interface Row extends Record<string, unknown> {
  user_id: string;
  name: string;
  email: string;
  roles: Member["roles"];
}

/**
 * The members of a project or of the organization, by name; `q` is a part of a name or an address. Needs
 * `subscriptions.read`: it is who can be told of events.
 */
export async function listMembers(
  context: Context,
  { scope, q, limit, cursor }: SearchQuery & { scope: OwningScope },
): Promise<MemberPage> {
  const grant = authorize(context, "subscriptions.read", scope);
  const binding = JSON.stringify(["members", ownerOf(grant).scopeId, q]);
  const [name = "", id = ""] = cursor === null ? [] : readListCursor(cursor, binding, cursorKey());
  const pattern = containsPattern(q);
  const { rows } = await getDatabase().execute<Row>(sql`
    SELECT * FROM (${presentMembers(grant)}) member
    WHERE (name ILIKE ${pattern} OR email ILIKE ${pattern})
      AND (${cursor === null} OR (name, user_id::text) > (${name}, ${id}))
    ORDER BY name, user_id::text LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    members: page.map((row) => ({ userId: row.user_id, name: row.name, email: row.email, roles: row.roles })),
    nextCursor:
      rows.length > limit && last ? writeListCursor([last.name, last.user_id], binding, cursorKey()) : null,
  };
}
