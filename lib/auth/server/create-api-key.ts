import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import { apiKeys } from "@/db/schema/api-keys";
import { authorize } from "@/lib/access/authorize";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import type { apiKeyPermissions } from "@/lib/access/permissions";
import { apiKeyPrefix, apiKeyRandomLength, shownPrefixLength } from "@/lib/auth/api-key-format";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { retryTransaction } from "@/lib/events/server/retry-transaction";
import { AppError } from "@/lib/shared/errors";
import { hashSecret } from "./hash-secret";

export interface NewApiKey {
  /** Ids or slugs, here and in `projects`. */
  organization: string;
  name: string;
  permissions: readonly (typeof apiKeyPermissions)[number][];
  /** Limits the key to these projects; left out, it reaches the organization and every project. */
  projects?: readonly string[];
  /** Left out, the key stays good until it is revoked. */
  expiresAt?: Date;
}

export interface CreatedApiKey {
  id: string;
  /** Shown this once; only its hash is kept. */
  key: string;
  prefix: string;
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const makeKey = () =>
  apiKeyPrefix + Array.from({ length: apiKeyRandomLength }, () => base62[randomInt(base62.length)]).join("");

function projectIdsOf(organization: OrganizationMembership, projects: readonly string[] | undefined) {
  return (
    projects?.map((idOrSlug) => {
      const project = findByIdOrSlug(organization.projects, idOrSlug);
      if (project) return project.id;
      throw new AppError("invalid", "The key was not created.", {
        fields: [{ path: "projects", message: `There is no project ${idOrSlug}.` }],
      });
    }) ?? null
  );
}

/** Makes an API key for an organization. Needs `apiKeys.manage` there. Recorded as an event of the organization. */
export async function createApiKey(context: Context, input: NewApiKey): Promise<CreatedApiKey> {
  const { organization } = authorize(context, "apiKeys.manage", {
    kind: "organization",
    organization: input.organization,
  });
  const key = makeKey();
  const created = { id: randomUUID(), key, prefix: key.slice(0, shownPrefixLength) };
  const resource = { id: created.id, name: input.name };
  const act = { event: "API Key Create", actor: actorOf(context), resource, outcome: "success" } as const;
  await retryTransaction(async (transaction) => {
    await transaction.insert(apiKeys).values({
      organizationId: organization.id,
      ...resource,
      prefix: created.prefix,
      keyHash: hashSecret(key),
      permissions: [...input.permissions],
      projectIds: projectIdsOf(organization, input.projects),
      expiresAt: input.expiresAt ?? null,
    });
    await recordAct(transaction, organization.id, act, context);
  });
  return created;
}
