import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import type { OrganizationMembership, Principal } from "@/lib/access/context";
import { apiKeyPermissions, type Permission } from "@/lib/access/permissions";
import { isApiKey } from "@/lib/auth/api-key-format";
import { hashSecret } from "./hash-secret";
import { touchApiKey } from "./touch-api-key";

interface KeyRow extends Record<string, unknown> {
  id: string;
  name: string;
  permissions: string[];
  projectIds: string[] | null;
  isUseKept: boolean;
  organization: OrganizationMembership;
}

export interface ApiKeyContext {
  principal: Extract<Principal, { kind: "apiKey" }>;
  organizations: [OrganizationMembership];
}

/** A key made by a newer version may name a permission that this one doesn't know: that one is not given. */
const knownPermissions = (names: readonly string[]): Permission[] =>
  apiKeyPermissions.filter((permission) => names.includes(permission));

/**
 * Reads a key, its organization and the projects that it may touch in one statement.
 * Null when the key is unknown, revoked or expired.
 */
export async function findApiKeyContext(key: string): Promise<ApiKeyContext | null> {
  if (!isApiKey(key)) return null;
  const { rows } = await getDatabase().execute<KeyRow>(sql`
    SELECT k.id, k.name, k.permissions, k.project_ids AS "projectIds",
      coalesce(k.last_used_at > now() - interval '1 minute', false) AS "isUseKept",
      json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'roles', '[]'::json, 'projects', coalesce((
        SELECT json_agg(json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'roles', '[]'::json)
          ORDER BY p.name, p.slug)
        FROM projects p
        WHERE p.organization_id = k.organization_id AND (k.project_ids IS NULL OR p.id = ANY (k.project_ids))
      ), '[]'::json)) AS organization
    FROM api_keys k
    JOIN organizations o ON o.id = k.organization_id
    WHERE k.key_hash = ${hashSecret(key)} AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now())`);
  const row = rows[0];
  if (!row) return null;
  if (!row.isUseKept) await touchApiKey(row.organization.id, row.id);
  return {
    principal: {
      kind: "apiKey",
      id: row.id,
      name: row.name,
      permissions: knownPermissions(row.permissions),
      projectIds: row.projectIds,
    },
    organizations: [row.organization],
  };
}
