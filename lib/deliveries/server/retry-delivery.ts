import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { signalCommit } from "@/lib/shared/commit-signal";
import { AppError } from "@/lib/shared/errors";
import type { Delivery } from "../model";
import { type DeliveryRow, deliveryColumns, toDeliveries } from "./delivery-rows";

export interface RetryDeliveryInput {
  scope: OwningScope;
  /** The delivery's id. */
  id: string;
}

async function findRow(transaction: Transaction, owner: Owner, id: string): Promise<DeliveryRow> {
  const { rows } = await transaction.execute<DeliveryRow>(sql`
    SELECT ${deliveryColumns} FROM deliveries d
    WHERE d.organization_id = ${owner.organizationId} AND d.id = ${id}::uuid AND d.scope_id = ${owner.scopeId}`);
  const [row] = rows;
  if (!row) throw new AppError("not_found", "There is no such delivery here.");
  return row;
}

/** The message begins anew: due now, for another 24 hours. False when it is not a failed one (any more). */
async function restart(
  transaction: Transaction,
  owner: Owner,
  messageId: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await transaction.execute(sql`
    WITH restarted AS (
      UPDATE messages SET status = 'pending', reason = NULL, finished_at = NULL,
        due_at = ${now.toISOString()}, first_leased_at = ${now.toISOString()}
      WHERE organization_id = ${owner.organizationId} AND id = ${messageId} AND status = 'failed'
      RETURNING organization_id, id
    ), followed AS (
      UPDATE deliveries d SET status = 'pending', reason = NULL
      FROM restarted r WHERE d.organization_id = r.organization_id AND d.message_id = r.id
    )
    SELECT id FROM restarted`);
  return rows.length > 0;
}

/**
 * Tries a failed delivery again, with every other one of its message. Needs `subscriptions.manage` in its scope and the
 * permission to read its events, which the answer names. Throws `not_found`, and `conflict` for a delivery that has not
 * failed. Recorded as an event of the scope.
 */
export async function retryDelivery(context: Context, { scope, id }: RetryDeliveryInput): Promise<Delivery> {
  const owner = ownerOf(authorize(context, "subscriptions.manage", scope));
  authorizeEventRead(context, scope);
  const actor = actorOf(context);
  const { organizationId, project } = owner;
  const retried = await retryTransaction(async (transaction) => {
    const row = await findRow(transaction, owner, id);
    const isRestarted =
      row.message_id !== null && (await restart(transaction, owner, row.message_id, new Date()));
    if (!isRestarted) throw new AppError("conflict", "Only a delivery that has failed can be tried again.");
    const [delivery] = (await toDeliveries(transaction, organizationId, [row])) as [Delivery];
    const act = {
      event: "Delivery Retry",
      actor,
      resource: { id, name: delivery.subscription.name },
      outcome: "success",
      changes: [{ path: "status", before: "failed", after: "pending" }],
      project,
    } as const;
    await recordAct(transaction, organizationId, act, context);
    return { ...delivery, status: "pending", reason: null } as const;
  });
  signalCommit();
  return retried;
}
