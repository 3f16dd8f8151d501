import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { messages } from "@/db/schema/deliveries";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { signalCommit } from "@/lib/shared/commit-signal";
import { AppError } from "@/lib/shared/errors";
import { isSmsAvailable } from "@/lib/shared/notification-settings";
import type { Channel } from "@/lib/subscriptions/model";
import { type Recipient, resolvePeople } from "@/lib/subscriptions/server/resolve-recipients";
import { testObstacle } from "../find-skip-reason";
import type { TestNotification } from "../model";

export interface SendTestNotificationInput {
  scope: OwningScope;
  /** The subscription's id. */
  id: string;
}

interface Tested {
  name: string;
  channels: Channel[];
}

async function findTested(transaction: Transaction, owner: Owner, id: string): Promise<Tested> {
  const { rows } = await transaction.execute<{ name: string; email: boolean; sms: boolean }>(sql`
    SELECT name, notify_email AS email, notify_sms AS sms FROM subscriptions
    WHERE organization_id = ${owner.organizationId} AND id = ${id}::uuid AND scope_id = ${owner.scopeId}
      AND deleted_at IS NULL`);
  const [row] = rows;
  if (!row) throw new AppError("not_found", "There is no such subscription here.");
  return {
    name: row.name,
    channels: [...(row.email ? ["email" as const] : []), ...(row.sms ? ["sms" as const] : [])],
  };
}

const notify = (channel: Channel, person: Recipient): TestNotification => {
  const reason = testObstacle(person, channel);
  const recipient = channel === "email" ? person.email : person.phone;
  return { channel, recipient: reason === null ? recipient : null, reason };
};

/**
 * Sends the caller what the subscription's channels would bring, marked as a test, the way every notification goes.
 * Needs `subscriptions.manage` in the subscription's scope, and a person. Answers each channel's address, or why it
 * does not reach the caller. Recorded as an event of the scope.
 */
export async function sendTestNotification(
  context: Context,
  { scope, id }: SendTestNotificationInput,
): Promise<{ notifications: TestNotification[] }> {
  const owner = ownerOf(authorize(context, "subscriptions.manage", scope));
  const { principal } = context;
  if (principal.kind !== "user") throw new AppError("forbidden", "Only a person can send themselves a test.");
  const { organizationId, scopeId, project } = owner;
  const notifications = await retryTransaction(async (transaction) => {
    const { name, channels } = await findTested(transaction, owner, id);
    const [person] = await resolvePeople(transaction, owner, [principal.id], isSmsAvailable());
    if (!person) throw new AppError("not_found", "You are not there any more.");
    const tests = channels.map((channel) => notify(channel, person));
    const now = new Date();
    const rows = tests
      .filter(({ reason }) => reason === null)
      .map(({ channel }) => ({
        organizationId,
        id: randomUUID(),
        scopeId,
        subscriptionId: id,
        userId: principal.id,
        channel,
        kind: "test" as const,
        status: "pending" as const,
        dueAt: now,
        createdAt: now,
      }));
    if (rows.length > 0) await transaction.insert(messages).values(rows);
    const resource = { id, name };
    const act = {
      event: "Test Notification Send",
      actor: actorOf(context),
      resource,
      outcome: "success",
      project,
    } as const;
    await recordAct(transaction, organizationId, act, context);
    return tests;
  });
  signalCommit();
  return { notifications };
}
