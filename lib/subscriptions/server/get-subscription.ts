import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import type { Subscription } from "../model";
import { findSubscription } from "./subscription-rows";

/** One subscription. Needs `subscriptions.read` in its scope; throws `not_found` for one that is not there. */
export async function getSubscription(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<Subscription> {
  const grant = authorize(context, "subscriptions.read", scope);
  const found = await findSubscription(getDatabase(), grant, id);
  if (!found) throw new AppError("not_found", "There is no such subscription here.");
  return found;
}
