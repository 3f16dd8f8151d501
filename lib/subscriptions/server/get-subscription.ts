import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import type { Subscription } from "../model";
import { nameSources } from "./name-sources";
import { findSubscription } from "./subscription-rows";

/** One subscription, with the names of its sources. Needs `subscriptions.read` in its scope; throws `not_found` for one that is not there. */
export async function getSubscription(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<Subscription> {
  const grant = authorize(context, "subscriptions.read", scope);
  const found = await findSubscription(getDatabase(), grant, id);
  const [named] = await nameSources(getDatabase(), { context, scope, grant }, found ? [found] : []);
  if (!named) throw new AppError("not_found", "There is no such subscription here.");
  return named;
}
