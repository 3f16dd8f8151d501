import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/db/client";
import { messages } from "@/db/schema/deliveries";
import type { Grant } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { AppError } from "@/lib/shared/errors";
import { isSmsAvailable, keptChannels } from "@/lib/shared/notification-settings";
import { type Channel, channels } from "@/lib/subscriptions/model";
import { type Recipient, resolvePeople } from "@/lib/subscriptions/server/resolve-recipients";
import { testObstacle } from "../find-skip-reason";
import type { TestNotification } from "../model";
import { testerOf } from "../tester-of";

export interface Tested {
  /** A row of subscriptions; a draft's is deleted. */
  id: string;
  name: string;
  notify: Readonly<Record<Channel, boolean>>;
}

const notifyOver = (channel: Channel, person: Recipient): TestNotification => {
  const reason = testObstacle(person, channel);
  const recipient = channel === "email" ? person.email : person.phone;
  const isReached = reason === null;
  return {
    channel,
    recipient: isReached ? recipient : null,
    reason,
    kept: isReached && keptChannels()[channel],
  };
};

/**
 * Writes, as part of a verb's transaction, one message marked as a test for each channel that reaches the caller, and
 * records the act. Answers each channel's address, or why it does not reach them.
 */
export async function writeTest(
  transaction: Transaction,
  grant: Grant,
  context: Context,
  { id, name, notify }: Tested,
): Promise<TestNotification[]> {
  const owner = ownerOf(grant);
  const { organizationId, scopeId, project } = owner;
  const { id: userId } = testerOf(context);
  const [person] = await resolvePeople(transaction, owner, [userId], isSmsAvailable());
  if (!person) throw new AppError("not_found", "You are not there any more.");
  const tests = channels.filter((channel) => notify[channel]).map((channel) => notifyOver(channel, person));
  const now = new Date();
  const rows = tests
    .filter(({ reason }) => reason === null)
    .map(({ channel }) => ({
      organizationId,
      id: randomUUID(),
      scopeId,
      subscriptionId: id,
      userId,
      channel,
      kind: "test" as const,
      status: "pending" as const,
      dueAt: now,
      createdAt: now,
    }));
  if (rows.length > 0) await transaction.insert(messages).values(rows);
  const act = {
    event: "Test Notification Send",
    actor: actorOf(context),
    resource: { id, name },
    outcome: "success",
    project,
  } as const;
  await recordAct(transaction, organizationId, act, context);
  return tests;
}
