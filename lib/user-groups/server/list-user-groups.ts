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
import type { UserGroupPage } from "../model";
import { readUserGroups } from "./user-group-rows";

/** The groups of a project or of the organization, by name; `q` is a part of the name. Needs `subscriptions.read`. */
export async function listUserGroups(
  context: Context,
  { scope, q, limit, cursor }: SearchQuery & { scope: OwningScope },
): Promise<UserGroupPage> {
  const grant = authorize(context, "subscriptions.read", scope);
  const binding = JSON.stringify(["user groups", ownerOf(grant).scopeId, q]);
  const [after = ""] = cursor === null ? [] : readListCursor(cursor, binding, cursorKey());
  const condition = sql`g.name ILIKE ${containsPattern(q)} AND (${cursor === null} OR g.name > ${after})`;
  const groups = await readUserGroups(getDatabase(), grant, condition, limit + 1);
  const page = groups.slice(0, limit);
  const last = page.at(-1);
  return {
    userGroups: page,
    nextCursor: groups.length > limit && last ? writeListCursor([last.name], binding, cursorKey()) : null,
  };
}
