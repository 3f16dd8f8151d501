import "server-only";
import { and, eq } from "drizzle-orm";
import { eventTemplates } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { lockTemplate } from "./lock-template";

/**
 * Deletes an own template; subscriptions that were made from it keep their codes. Needs `subscriptions.manage` in the
 * scope. Throws `not_found`. Recorded with what it was.
 */
export async function deleteEventTemplate(
  context: Context,
  { scope, id }: { scope: OwningScope; id: string },
): Promise<void> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { organizationId, project } = ownerOf(grant);
  const actor = actorOf(context);
  await retryTransaction(async (transaction) => {
    const { name, provider, service, resourceType, events } = await lockTemplate(transaction, grant, id);
    await transaction
      .delete(eventTemplates)
      .where(and(eq(eventTemplates.organizationId, organizationId), eq(eventTemplates.id, id)));
    const fields = { name, provider, service, resourceType, events };
    const changes = Object.entries(fields).map(([path, before]) => ({ path, before }));
    const resource = { id, name };
    const outcome = "success";
    const act = { event: "Event Template Delete", actor, resource, project, outcome, changes } as const;
    await recordAct(transaction, organizationId, act, context);
  });
}
