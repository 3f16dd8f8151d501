import "server-only";
import { sql } from "drizzle-orm";
import { encodeInstantArray, encodeTextArray } from "@/db/binary-arrays";
import type { Queryable } from "@/db/client";
import type { EventListItem } from "../model";
import { type EventRow, eventColumns, toEventItems } from "./event-rows";

export interface StoredEventKey {
  occurredAt: Date;
  id: string;
}

interface NamedOrganization {
  id: string;
  slug: string;
  name: string;
}

/**
 * These events of one organization as lists show them, in no particular order; those that are gone are left out. For
 * the sending worker, which has asked what each recipient may read.
 */
export async function readEventItems(
  queryable: Queryable,
  organization: NamedOrganization,
  keys: readonly StoredEventKey[],
): Promise<EventListItem[]> {
  if (keys.length === 0) return [];
  const instants = encodeInstantArray(keys.map(({ occurredAt }) => occurredAt.getTime()));
  const ids = encodeTextArray(keys.map(({ id }) => id));
  // LATERAL with a LIMIT keeps it to one index probe a key.
  const { rows } = await queryable.execute<EventRow & Record<string, unknown>>(sql`
    SELECT found.* FROM unnest(${instants}::timestamptz[], ${ids}::text[]) AS k (at, id)
    CROSS JOIN LATERAL (
      SELECT ${eventColumns} FROM events e
      WHERE e.organization_id = ${organization.id}::uuid AND e.occurred_at = k.at AND e.id = k.id LIMIT 1
    ) AS found`);
  const read = async <Row>(query: Parameters<Queryable["execute"]>[0]) =>
    (await queryable.execute(query)).rows as Row[];
  return toEventItems({ read, partitions: [] }, { ...organization, roles: [], projects: [] }, rows);
}
