import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/db/client";
import { subscriptions } from "@/db/schema/subscriptions";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { resourceTypeNameOf, serviceNameOf } from "@/lib/catalog/catalog";
import type { LocalizedName } from "@/lib/catalog/model";
import type { DraftTestBody } from "../contract";
import type { EventType } from "../model";
import { checkDraft } from "./check-draft";

export interface KeptDraft {
  id: string;
  name: string;
}

const typeNameOf = ({ provider, service, resourceType }: EventType, locale: keyof LocalizedName) =>
  `${serviceNameOf(provider, service)[locale]} ${resourceTypeNameOf(provider, service, resourceType)[locale]}`;

/**
 * Keeps a draft, as part of a verb's transaction, as a subscription that is deleted from the start: messages can name
 * it, nothing lists it, and no event matches it. Workers need not read anew, so the revision stays. Without a name it
 * gets its type's in `locale`. Throws `invalid` with every field at fault.
 */
export async function keepDraft(
  transaction: Transaction,
  grant: Grant,
  body: DraftTestBody,
  locale: keyof LocalizedName,
): Promise<KeptDraft> {
  const { type, events, sources } = await checkDraft(transaction, grant, body);
  const { organizationId, scopeId } = ownerOf(grant);
  const id = randomUUID();
  const name = body.name || typeNameOf(type, locale);
  const now = new Date();
  await transaction.insert(subscriptions).values({
    ...type,
    organizationId,
    id,
    scopeId,
    name,
    enabled: body.enabled ?? true,
    template: null,
    events,
    sources,
    notifyEmail: body.notify.email,
    notifySms: body.notify.sms,
    createdAt: now,
    updatedAt: now,
    deletedAt: now,
  });
  return { id, name };
}
