import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import type { UserGroup } from "../model";
import { readUserGroup } from "./user-group-rows";

/** One group. Needs `subscriptions.read`; throws `not_found`. */
export function getUserGroup(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<UserGroup> {
  const grant = authorize(context, "subscriptions.read", scope);
  return readUserGroup(getDatabase(), grant, id);
}
