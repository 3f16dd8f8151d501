import "server-only";
import { randomUUID } from "node:crypto";
import { count, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { eventTemplates } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import type { EventTemplateBody } from "../contract";
import { type EventTemplate, maxOwnTemplates } from "../model";
import { checkTemplate, orNameTaken } from "./check-template";

/** A bound against accidents: two at once may pass it by one. */
async function refuseTooMany(transaction: Transaction, organizationId: string): Promise<void> {
  const [row] = await transaction
    .select({ templates: count() })
    .from(eventTemplates)
    .where(eq(eventTemplates.organizationId, organizationId));
  if ((row?.templates ?? 0) < maxOwnTemplates) return;
  throw new AppError("conflict", `An organization keeps at most ${maxOwnTemplates} templates. Delete some.`);
}

/**
 * Saves codes as a template of the organization. Needs `subscriptions.manage` in the scope that it is saved from, whose
 * codes it may hold. Throws `invalid` with every field at fault (a name that is taken, too) and `conflict` when the
 * organization keeps as many as it may. Recorded.
 */
export async function createEventTemplate(
  context: Context,
  { scope, body }: { scope: OwningScope; body: EventTemplateBody },
): Promise<EventTemplate> {
  const owner = ownerOf(authorize(context, "subscriptions.manage", scope));
  const { organizationId, project } = owner;
  const checked = checkTemplate(owner, body);
  const resource = { id: randomUUID(), name: body.name };
  const actor = actorOf(context);
  const changes = Object.entries({ name: body.name, ...checked }).map(([path, after]) => ({ path, after }));
  await retryTransaction(async (transaction) => {
    await refuseTooMany(transaction, organizationId);
    await transaction
      .insert(eventTemplates)
      .values({ ...checked, ...resource, organizationId })
      .catch(orNameTaken);
    const act = {
      event: "Event Template Create",
      actor,
      resource,
      project,
      outcome: "success",
      changes,
    } as const;
    await recordAct(transaction, organizationId, act, context);
  });
  const name = { en: body.name, ko: body.name };
  return { ...checked, id: resource.id, name, isOwn: true, credit: null };
}
