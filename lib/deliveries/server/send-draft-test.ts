import "server-only";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { signalCommit } from "@/lib/shared/commit-signal";
import type { DraftTestBody } from "@/lib/subscriptions/contract";
import { keepDraft } from "@/lib/subscriptions/server/keep-draft";
import type { TestNotification } from "../model";
import { testerOf } from "../tester-of";
import { writeTest } from "./write-test";

/**
 * Sends the caller what a subscription's channels would bring before it is registered or changed; otherwise as
 * `sendTestNotification`. Throws `invalid` with every field at fault.
 */
export async function sendDraftTest(
  context: Context,
  { scope, body }: { scope: OwningScope; body: DraftTestBody },
): Promise<{ notifications: TestNotification[] }> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const { locale } = testerOf(context);
  const notifications = await retryTransaction(async (transaction) => {
    const draft = await keepDraft(transaction, grant, body, locale);
    return writeTest(transaction, grant, context, { ...draft, notify: body.notify });
  });
  signalCommit();
  return { notifications };
}
