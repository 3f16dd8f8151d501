import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { AppError } from "@/lib/shared/errors";
import type { DeliveryQuery } from "../filters";
import type { DeliveryPage } from "../model";
import { listDeliveries } from "./list-deliveries";

export interface ListSubscriptionDeliveriesInput extends DeliveryQuery {
  scope: OwningScope;
  /** The subscription's id; a deleted one keeps its history. */
  id: string;
}

/** One page of what one subscription sent, as `listDeliveries`. Throws `not_found` for a subscription of elsewhere. */
export async function listSubscriptionDeliveries(
  context: Context,
  { id, ...query }: ListSubscriptionDeliveriesInput,
): Promise<DeliveryPage> {
  const owner = ownerOf(authorize(context, "subscriptions.read", query.scope));
  authorizeEventRead(context, query.scope);
  const { rows } = await getDatabase().execute(sql`
    SELECT 1 FROM subscriptions
    WHERE organization_id = ${owner.organizationId} AND id = ${id}::uuid AND scope_id = ${owner.scopeId}`);
  if (rows.length === 0) throw new AppError("not_found", "There is no such subscription here.");
  return listDeliveries(context, { ...query, filters: { ...query.filters, subscription: id } });
}
