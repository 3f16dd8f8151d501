import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "../authorize";
import type { Context } from "../context";
import type { OrganizationRole } from "../roles";

/** Somebody who can grant roles in an organization. */
export interface Administrator extends Record<string, unknown> {
  name: string;
  email: string;
  /** Those that let them grant. */
  roles: OrganizationRole[];
}

/** Whom to ask fits on a page; the first of more are told. */
export const maxAdministrators = 20;

/**
 * The people of one organization who can grant roles there (its owners, then its administrators), by name. For
 * everybody who may read something in it, so that a refusal can say whom to ask. Throws `not_found` and `forbidden`
 * as `authorize` does.
 */
export async function listAdministrators(
  context: Context,
  { organization }: { organization: string },
): Promise<Administrator[]> {
  const grant = authorize(context, "projectEvents.read", { kind: "projects", organization });
  const { rows } = await getDatabase().execute<Administrator>(sql`
    SELECT u.name, u.email, array_agg(r.role ORDER BY r.role DESC) AS roles
    FROM organization_role_assignments r
    JOIN users u ON u.id = r.user_id
    WHERE r.organization_id = ${grant.organization.id}
      AND r.role IN ('organization_owner', 'organization_admin')
      AND u.deactivated_at IS NULL
    GROUP BY u.id
    ORDER BY bool_or(r.role = 'organization_owner') DESC, u.name, u.id
    LIMIT ${maxAdministrators}`);
  return rows;
}
