import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";

/** Rows of one statement. */
const maxPurged = 1_000;

/**
 * Who left the organization left its groups with it (a foreign key), and so did who left a project (a trigger); this
 * finds who was put into a group at the same moment.
 */
const purgeStatement = sql`
  DELETE FROM user_group_members gone USING (
    SELECT m.organization_id, m.group_id, m.user_id
    FROM user_group_members m
    JOIN user_groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    WHERE g.scope_id <> m.organization_id AND NOT EXISTS (
      SELECT 1 FROM project_role_assignments r
      WHERE r.organization_id = m.organization_id AND r.project_id = g.scope_id AND r.user_id = m.user_id)
    LIMIT ${maxPurged} FOR UPDATE OF m SKIP LOCKED
  ) found
  WHERE gone.organization_id = found.organization_id AND gone.group_id = found.group_id
    AND gone.user_id = found.user_id`;

/**
 * Deletes from groups whoever is no member of the group's project any more, so that who comes back is not told of
 * events again unasked. Until then such a row counts for nothing: whoever reads groups joins the present members.
 */
export async function purgeGroupMembers(): Promise<void> {
  let purged: number;
  do purged = (await getDatabase().execute(purgeStatement)).rowCount ?? 0;
  while (purged === maxPurged);
}
