import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";

/**
 * Ends an API key for good: its next request answers 401. Needs `apiKeys.manage`. Throws `not_found` for a key that
 * the organization does not have or that was revoked before. Recorded as an event of the organization.
 */
export async function revokeApiKey(
  context: Context,
  input: { organization: string; id: string },
): Promise<void> {
  const { organization } = authorize(context, "apiKeys.manage", {
    kind: "organization",
    organization: input.organization,
  });
  await retryTransaction(async (transaction) => {
    const [revoked] = await transaction
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(
        and(eq(apiKeys.organizationId, organization.id), eq(apiKeys.id, input.id), isNull(apiKeys.revokedAt)),
      )
      .returning({ id: apiKeys.id, name: apiKeys.name });
    if (!revoked) throw new AppError("not_found", "There is no such key.");
    const act = {
      event: "API Key Revoke",
      actor: actorOf(context),
      resource: revoked,
      outcome: "success",
    } as const;
    await recordAct(transaction, organization.id, act, context);
  });
}
