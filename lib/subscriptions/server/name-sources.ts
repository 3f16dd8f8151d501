import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { AppError } from "@/lib/shared/errors";
import { typeKeyOf } from "../event-type";
import type { EventType, Subscription } from "../model";

/** Resources that one answer names: those of a whole page of usual subscriptions, or every one of a few. */
const maxNamed = 1_000;

interface Wanted extends EventType {
  resourceId: string;
}

interface Row extends Record<string, unknown> {
  place: number;
  name: string;
}

/** Names of resources come from events: whoever may not read these gets none, by search neither. */
export function mayNameSources(context: Context, scope: OwningScope): boolean {
  try {
    authorizeEventRead(context, scope);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return false;
    throw error;
  }
}

const keyOf = (item: Wanted) => `${typeKeyOf(item)}|${item.resourceId}`;

function wantedOf(subscriptions: readonly Subscription[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const { provider, service, resourceType, sources } of subscriptions) {
    for (const source of sources) {
      if (!("resourceId" in source)) continue;
      const item = { provider, service, resourceType, resourceId: source.resourceId };
      wanted.set(keyOf(item), item);
    }
  }
  return [...wanted.values()].slice(0, maxNamed);
}

async function findNames(queryable: Queryable, grant: Grant, wanted: readonly Wanted[]) {
  if (wanted.length === 0) return new Map<string, string>();
  const { organizationId, scopeId } = ownerOf(grant);
  const texts = (read: (item: Wanted) => string) => sql`${sql.param(wanted.map(read))}::text[]`;
  const { rows } = await queryable.execute<Row>(sql`
    SELECT wanted.place::int AS place, (array_agg(e.resource_name ORDER BY e.last_seen_at DESC, e.resource_name))[1] AS name
    FROM unnest(${texts(({ provider }) => provider)}, ${texts(({ service }) => service)},
      ${texts(({ resourceType }) => resourceType)}, ${texts(({ resourceId }) => resourceId)})
      WITH ORDINALITY AS wanted (provider, service, resource_type, resource_id, place)
    JOIN event_sources e ON e.organization_id = ${organizationId} AND e.scope_id = ${scopeId}
      AND e.provider = wanted.provider AND e.service = wanted.service AND e.resource_type = wanted.resource_type
      AND e.resource_id = wanted.resource_id AND e.resource_name <> ''
    GROUP BY wanted.place`);
  return new Map(
    rows.flatMap(({ place, name }) => {
      const item = wanted[place - 1];
      return item ? [[keyOf(item), name] as const] : [];
    }),
  );
}

/**
 * The same subscriptions, each with the names under which the resources that it gives by id were last seen: people
 * know a resource by its name. One query for all of them, of at most 1,000 resources; without leave to read the
 * scope's events, none is named.
 */
export async function nameSources(
  queryable: Queryable,
  { context, scope, grant }: { context: Context; scope: OwningScope; grant: Grant },
  subscriptions: readonly Subscription[],
): Promise<Subscription[]> {
  const isAllowed = mayNameSources(context, scope);
  const names = await findNames(queryable, grant, isAllowed ? wantedOf(subscriptions) : []);
  return subscriptions.map((subscription) => {
    const { provider, service, resourceType, sources } = subscription;
    const named = sources.flatMap((source) => {
      if (!("resourceId" in source)) return [];
      const name = names.get(keyOf({ provider, service, resourceType, ...source }));
      return name === undefined ? [] : [[source.resourceId, name]];
    });
    return { ...subscription, sourceNames: Object.fromEntries(named) };
  });
}
