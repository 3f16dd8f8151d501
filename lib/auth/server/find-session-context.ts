import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import type { OrganizationMembership, Principal } from "@/lib/access/context";
import type { Locale } from "@/lib/shared/locale";
import { hashSecret } from "./hash-secret";

interface SessionRow extends Record<string, unknown> {
  id: string;
  email: string;
  name: string;
  locale: Locale;
  timeZone: string;
  organizations: OrganizationMembership[];
}

export interface SessionContext {
  principal: Extract<Principal, { kind: "user" }>;
  organizations: OrganizationMembership[];
}

/**
 * Reads session, person and roles in one statement, so that an ended session, a deactivation or a changed role
 * shows in the very next answer. An organization is listed when a role reaches it: an organization role brings
 * every project, a project role its own. Null when the session has ended or the person is deactivated.
 */
export async function findSessionContext(sessionId: string): Promise<SessionContext | null> {
  const idHash = hashSecret(sessionId);
  const { rows } = await getDatabase().execute<SessionRow>(sql`
    SELECT u.id, u.email, u.name, u.locale, u.time_zone AS "timeZone",
      coalesce((
        SELECT json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name,
          'roles', org_roles.roles, 'projects', reached.projects) ORDER BY o.name, o.slug)
        FROM organization_members m
        JOIN organizations o ON o.id = m.organization_id
        CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(r.role ORDER BY r.role), '[]'::json) AS roles, count(*) > 0 AS is_any
          FROM organization_role_assignments r
          WHERE r.organization_id = m.organization_id AND r.user_id = m.user_id
        ) org_roles
        CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('id', p.id, 'slug', p.slug, 'name', p.name,
            'roles', own.roles) ORDER BY p.name, p.slug), '[]'::json) AS projects, count(*) > 0 AS is_any
          FROM projects p
          CROSS JOIN LATERAL (
            SELECT coalesce(json_agg(r.role ORDER BY r.role), '[]'::json) AS roles, count(*) > 0 AS is_any
            FROM project_role_assignments r
            WHERE r.organization_id = p.organization_id AND r.project_id = p.id AND r.user_id = m.user_id
          ) own
          WHERE p.organization_id = m.organization_id AND (org_roles.is_any OR own.is_any)
        ) reached
        WHERE m.user_id = u.id AND (org_roles.is_any OR reached.is_any)
      ), '[]'::json) AS organizations
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    WHERE s.id_hash = ${idHash} AND s.expires_at > now() AND u.deactivated_at IS NULL`);
  const row = rows[0];
  if (!row) return null;
  const { organizations, ...person } = row;
  return { principal: { kind: "user", sessionId: idHash.toString("hex"), ...person }, organizations };
}
