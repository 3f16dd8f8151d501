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
import type { EventTemplatePatch } from "../contract";
import type { EventTemplate } from "../model";
import { checkTemplate, orNameTaken } from "./check-template";
import { lockTemplate } from "./lock-template";
import { toOwnTemplate } from "./template-rows";

export interface RenameEventTemplateInput {
  scope: OwningScope;
  id: string;
  patch: EventTemplatePatch;
}

/**
 * Gives an own template another name, other codes, or both; subscriptions that were made from it keep theirs. Needs
 * `subscriptions.manage` in the scope. Throws `not_found`, and `invalid` with every field at fault (a name that is
 * taken, too). Recorded with what changed; a patch that changes nothing writes nothing.
 */
export async function renameEventTemplate(
  context: Context,
  { scope, id, patch }: RenameEventTemplateInput,
): Promise<EventTemplate> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const owner = ownerOf(grant);
  const { organizationId, project } = owner;
  const actor = actorOf(context);
  return retryTransaction(async (transaction) => {
    const stored = await lockTemplate(transaction, grant, id);
    const events = patch.events
      ? checkTemplate(owner, { ...stored, events: patch.events }).events
      : stored.events;
    const next = { name: patch.name ?? stored.name, events };
    const changes = (["name", "events"] as const)
      .filter((path) => JSON.stringify(stored[path]) !== JSON.stringify(next[path]))
      .map((path) => ({ path, before: stored[path], after: next[path] }));
    if (changes.length > 0) {
      await transaction
        .update(eventTemplates)
        .set(next)
        .where(and(eq(eventTemplates.organizationId, organizationId), eq(eventTemplates.id, id)))
        .catch(orNameTaken);
      const resource = { id, name: next.name };
      const outcome = "success";
      const act = { event: "Event Template Update", actor, resource, project, outcome, changes } as const;
      await recordAct(transaction, organizationId, act, context);
    }
    return toOwnTemplate(grant, { ...stored, ...next });
  });
}
