import "server-only";
import { eq } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { eventTemplates } from "@/db/schema/subscriptions";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { canonicalResourceType, canonicalService } from "@/lib/catalog/catalog";
import { subscribableTypes } from "../event-type";
import type { EventTemplate, EventType } from "../model";
import { builtInTemplates } from "../templates/built-in-templates";
import { readOwnTemplates } from "./template-rows";

export interface ListEventTemplatesInput {
  scope: OwningScope;
  /** What is left out narrows nothing; aliases of services and types are understood. */
  type: Partial<EventType>;
}

/**
 * The templates that a scope offers: built-in ones in the order of the catalog's types, then the organization's own by
 * name, each with the codes that can be subscribed to there. Needs `subscriptions.read` in the scope.
 */
export async function listEventTemplates(
  context: Context,
  { scope, type }: ListEventTemplatesInput,
): Promise<{ eventTemplates: EventTemplate[]; nextCursor: null }> {
  const grant = authorize(context, "subscriptions.read", scope);
  const isWanted = ({ provider, service, resourceType }: EventType) =>
    (type.provider === undefined || type.provider === provider) &&
    (type.service === undefined || canonicalService(provider, type.service) === service) &&
    (type.resourceType === undefined ||
      canonicalResourceType(provider, service, type.resourceType) === resourceType);
  const builtIn = subscribableTypes(scope.kind)
    .filter(isWanted)
    .flatMap((item) => builtInTemplates(scope.kind, item));
  const conditions = type.provider === undefined ? [] : [eq(eventTemplates.provider, type.provider)];
  const own = await readOwnTemplates(getDatabase(), grant, conditions);
  return { eventTemplates: [...builtIn, ...own.filter(isWanted)], nextCursor: null };
}
