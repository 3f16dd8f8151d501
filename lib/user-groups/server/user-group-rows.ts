import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { presentMembers } from "@/lib/members/server/member-rows";
import { AppError } from "@/lib/shared/errors";
import { maxGroupMembers, type UserGroup } from "../model";

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  kind: UserGroup["kind"];
  members: UserGroup["members"] | null;
  member_count: number;
  subscriptions: UserGroup["subscriptions"] | null;
}

/** Groups of the grant's scope that fit `condition` (over `g`), by name, each with who is in it now and who uses it. */
export async function readUserGroups(
  queryable: Queryable,
  grant: Grant,
  condition: SQL,
  limit: number,
): Promise<UserGroup[]> {
  const { organizationId, scopeId } = ownerOf(grant);
  const { rows } = await queryable.execute<Row>(sql`
    WITH present AS MATERIALIZED (${presentMembers(grant)})
    SELECT g.id, g.name, g.kind, people.members, people.member_count::int, uses.subscriptions
    FROM user_groups g
    CROSS JOIN LATERAL (
      SELECT count(*) AS member_count,
        json_agg(json_build_object('userId', p.user_id, 'name', p.name, 'email', p.email))
          FILTER (WHERE p.place <= ${maxGroupMembers}) AS members
      FROM (
        SELECT *, row_number() OVER (ORDER BY name, user_id) AS place FROM present
        WHERE g.kind = 'all_members' OR EXISTS (
          SELECT FROM user_group_members m
          WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.user_id = present.user_id
        )
        ORDER BY name, user_id
      ) p
    ) people
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name, s.id) AS subscriptions
      FROM subscription_user_groups u
      JOIN subscriptions s ON s.organization_id = u.organization_id AND s.id = u.subscription_id
      WHERE u.organization_id = g.organization_id AND u.group_id = g.id AND s.deleted_at IS NULL
    ) uses
    WHERE g.organization_id = ${organizationId} AND g.scope_id = ${scopeId} AND ${condition}
    ORDER BY g.name LIMIT ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    members: row.members ?? [],
    memberCount: row.member_count,
    subscriptions: row.subscriptions ?? [],
  }));
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** One group of the grant's scope. Throws `not_found`, also for a group of another scope. */
export async function readUserGroup(queryable: Queryable, grant: Grant, id: string): Promise<UserGroup> {
  const [group] = uuid.test(id) ? await readUserGroups(queryable, grant, sql`g.id = ${id}::uuid`, 1) : [];
  if (!group) throw new AppError("not_found", "There is no such user group here.");
  return group;
}
