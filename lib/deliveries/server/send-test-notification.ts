import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { signalCommit } from "@/lib/shared/commit-signal";
import { AppError } from "@/lib/shared/errors";
import type { TestNotification } from "../model";
import { testerOf } from "../tester-of";
import { type Tested, writeTest } from "./write-test";

export interface SendTestNotificationInput {
  scope: OwningScope;
  /** The subscription's id. */
  id: string;
}

async function findTested(transaction: Transaction, owner: Owner, id: string): Promise<Tested> {
  const { rows } = await transaction.execute<{ name: string; email: boolean; sms: boolean }>(sql`
    SELECT name, notify_email AS email, notify_sms AS sms FROM subscriptions
    WHERE organization_id = ${owner.organizationId} AND id = ${id}::uuid AND scope_id = ${owner.scopeId}
      AND deleted_at IS NULL`);
  const [row] = rows;
  if (!row) throw new AppError("not_found", "There is no such subscription here.");
  const { name, ...notify } = row;
  return { id, name, notify };
}

/**
 * Sends the caller what the subscription's channels would bring, marked as a test, the way every notification goes.
 * Needs `subscriptions.manage` in the subscription's scope, and a person. Answers each channel's address, or why it
 * does not reach the caller. Recorded as an event of the scope.
 */
export async function sendTestNotification(
  context: Context,
  { scope, id }: SendTestNotificationInput,
): Promise<{ notifications: TestNotification[] }> {
  const grant = authorize(context, "subscriptions.manage", scope);
  testerOf(context);
  const notifications = await retryTransaction(async (transaction) => {
    const tested = await findTested(transaction, ownerOf(grant), id);
    return writeTest(transaction, grant, context, tested);
  });
  signalCommit();
  return { notifications };
}
