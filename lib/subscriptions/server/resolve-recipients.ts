import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { organizationRolePermissions, projectRolePermissions } from "@/lib/access/permissions";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import type { NotificationReason } from "../model";

/** Whose events somebody is to be told of: a project's, or (`scopeId` = the organization's id) the organization's own. */
export interface RecipientOwner {
  organizationId: string;
  scopeId: string;
}

/** A person with what reaches them now. An obstacle is why nothing goes over a channel; null when nothing is in the way. */
export interface Recipient {
  userId: string;
  name: string;
  /** Null where it is no mail address. */
  email: string | null;
  /** E.164; null while it, or its owner's real name, is not verified. */
  phone: string | null;
  locale: "en" | "ko";
  timeZone: string;
  /** Those of the groups asked about that the person is in. */
  groupIds: readonly string[];
  emailObstacle: NotificationReason | null;
  smsObstacle: NotificationReason | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  locale: "en" | "ko";
  time_zone: string;
  is_deactivated: boolean;
  is_phone_verified: boolean;
  is_real_name_verified: boolean;
  is_member: boolean;
  organization_roles: OrganizationRole[];
  project_roles: ProjectRole[];
  group_ids: string[];
}

const uuids = (values: readonly string[]): SQL => sql`${sql.param([...values])}::uuid[]`;

/** Members of the scope now: of a project, who holds a role in it; of the organization, who belongs to it. */
const membersOf = ({ organizationId, scopeId }: RecipientOwner): SQL =>
  scopeId === organizationId
    ? sql`SELECT user_id FROM organization_members WHERE organization_id = ${organizationId}`
    : sql`SELECT DISTINCT user_id FROM project_role_assignments
        WHERE organization_id = ${organizationId} AND project_id = ${scopeId}`;

/** Rows of the people whom `chosen` (user_id, group_ids) names, with what they are now. */
function peopleQuery({ organizationId, scopeId }: RecipientOwner, chosen: SQL): SQL {
  return sql`
    SELECT u.id, u.name, u.email, u.phone, u.locale, u.time_zone, chosen.group_ids, chosen.is_member,
      u.deactivated_at IS NOT NULL AS is_deactivated,
      u.phone IS NOT NULL AND u.phone_verified_at IS NOT NULL AS is_phone_verified,
      u.real_name_verified_at IS NOT NULL AS is_real_name_verified,
      ARRAY(SELECT role FROM organization_role_assignments r
        WHERE r.organization_id = ${organizationId} AND r.user_id = u.id) AS organization_roles,
      ARRAY(SELECT role FROM project_role_assignments r
        WHERE r.organization_id = ${organizationId} AND r.project_id = ${scopeId} AND r.user_id = u.id) AS project_roles
    FROM (${chosen}) chosen JOIN users u ON u.id = chosen.user_id
    ORDER BY u.name, u.id`;
}

/** The same table of roles that answers requests: nobody is told of an event that they may not read. */
function mayRead(row: Row, owner: RecipientOwner): boolean {
  const isOrganization = owner.scopeId === owner.organizationId;
  const permission = isOrganization ? "organizationEvents.read" : "projectEvents.read";
  return (
    row.organization_roles.some((role) => organizationRolePermissions[role].includes(permission)) ||
    (!isOrganization && row.project_roles.some((role) => projectRolePermissions[role].includes(permission)))
  );
}

function obstacleOf(row: Row, owner: RecipientOwner): NotificationReason | null {
  if (row.is_deactivated) return "deactivated";
  if (!row.is_member) return "left";
  return mayRead(row, owner) ? null : "may_not_read";
}

function smsObstacleOf(row: Row, isSmsAvailable: boolean): NotificationReason | null {
  if (!isSmsAvailable) return "sms_not_configured";
  if (!row.is_phone_verified) return "no_verified_phone";
  return row.is_real_name_verified ? null : "real_name_not_verified";
}

/** One "@" with something on both sides and no white space: people who sign in by another name have no such thing. */
const isMailAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text);

function toRecipient(row: Row, owner: RecipientOwner, isSmsAvailable: boolean): Recipient {
  const obstacle = obstacleOf(row, owner);
  const email = isMailAddress(row.email) ? row.email : null;
  const isPhoneGood = row.is_phone_verified && row.is_real_name_verified;
  return {
    userId: row.id,
    name: row.name,
    email,
    phone: isPhoneGood ? row.phone : null,
    locale: row.locale,
    timeZone: row.time_zone,
    groupIds: row.group_ids,
    emailObstacle: obstacle ?? (email === null ? "no_email" : null),
    smsObstacle: obstacle ?? smsObstacleOf(row, isSmsAvailable),
  };
}

/**
 * Everybody whom these groups of one scope reach now, each once, by name: present members only, so who left or was
 * deactivated is not among them. Who may not read the scope's events is, with that obstacle. Groups of another scope
 * and ids of none count for nothing.
 */
export async function resolveRecipients(
  queryable: Queryable,
  owner: RecipientOwner,
  groupIds: readonly string[],
  isSmsAvailable: boolean,
): Promise<Recipient[]> {
  if (groupIds.length === 0) return [];
  const { organizationId, scopeId } = owner;
  const chosen = sql`
    SELECT m.user_id, true AS is_member, array_agg(g.id::text ORDER BY g.id) AS group_ids
    FROM user_groups g
    CROSS JOIN (${membersOf(owner)}) m
    LEFT JOIN user_group_members c
      ON c.organization_id = g.organization_id AND c.group_id = g.id AND c.user_id = m.user_id
    WHERE g.organization_id = ${organizationId} AND g.scope_id = ${scopeId} AND g.id = ANY(${uuids(groupIds)})
      AND (g.kind = 'all_members' OR c.user_id IS NOT NULL)
    GROUP BY m.user_id`;
  const { rows } = await queryable.execute<Row>(peopleQuery(owner, chosen));
  return rows.filter((row) => !row.is_deactivated).map((row) => toRecipient(row, owner, isSmsAvailable));
}

/**
 * These people as they are now, whatever group they are in: `groupIds` is empty, and who left the scope, was
 * deactivated or may not read its events any more has that as obstacle. Ids of nobody are left out.
 */
export async function resolvePeople(
  queryable: Queryable,
  owner: RecipientOwner,
  userIds: readonly string[],
  isSmsAvailable: boolean,
): Promise<Recipient[]> {
  if (userIds.length === 0) return [];
  const chosen = sql`
    SELECT id AS user_id, m.user_id IS NOT NULL AS is_member, '{}'::text[] AS group_ids
    FROM users LEFT JOIN (${membersOf(owner)}) m ON m.user_id = users.id
    WHERE users.id = ANY(${uuids(userIds)})`;
  const { rows } = await queryable.execute<Row>(peopleQuery(owner, chosen));
  return rows.map((row) => toRecipient(row, owner, isSmsAvailable));
}
