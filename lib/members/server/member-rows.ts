import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";

/**
 * The present members of a grant's scope (user_id, roles): of a project, who holds a role in it; of the organization,
 * who belongs to it. People who were deactivated are none.
 */
export function presentMembers(grant: Grant): SQL {
  const { organizationId, scopeId, project } = ownerOf(grant);
  const roles = project
    ? sql`SELECT r.user_id, array_agg(r.role ORDER BY r.role) AS roles FROM project_role_assignments r
        WHERE r.organization_id = ${organizationId} AND r.project_id = ${scopeId} GROUP BY r.user_id`
    : sql`SELECT m.user_id, ARRAY(SELECT r.role FROM organization_role_assignments r
          WHERE r.organization_id = m.organization_id AND r.user_id = m.user_id ORDER BY r.role) AS roles
        FROM organization_members m WHERE m.organization_id = ${organizationId}`;
  return sql`SELECT held.user_id, held.roles, u.name, u.email FROM (${roles}) held
    JOIN users u ON u.id = held.user_id AND u.deactivated_at IS NULL`;
}
