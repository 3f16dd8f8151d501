import "server-only";
import { isIP } from "node:net";
import { type SQL, sql } from "drizzle-orm";
import { eventSpellings, resourceTypeSpellings, serviceSpellings } from "@/lib/catalog/spellings";
import { beginsPattern, containsPattern } from "@/lib/shared/search-query";
import type { EventFilterField, EventFilters } from "../filters";
import type { EventAccess } from "./event-access";

declare const derived: unique symbol;

/** The rows that an access opens. Only `readableRows` makes it, from grants; every query over events needs it. */
export interface ReadableRows {
  readonly [derived]: true;
  organizationId: string;
  /** Values of `scope_id`; null when rows of every project are readable. */
  scopeIds: readonly string[] | null;
  /** Scopes that are left out of every project's rows, where `scopeIds` is null. */
  hiddenScopeIds: readonly string[];
  condition: SQL;
}

/** An array as one parameter; drizzle would spread a bare one. */
export const textArray = (values: readonly string[]): SQL => sql`${sql.param(values)}::text[]`;
const uuidArray = (values: readonly string[]): SQL => sql`${sql.param(values)}::uuid[]`;

/** Conditions name the row `e`. */
export function readableRows(access: EventAccess): ReadableRows {
  return tenantRows(access) as ReadableRows;
}

function tenantRows(access: EventAccess): Omit<ReadableRows, typeof derived> {
  const organizationId = access.organization.id;
  const reaches = access.projects.map((grant) => grant.reach.projects);
  const hasOwn = access.own?.reach.organization ?? false;
  const except = access.except.flatMap(({ reach }) => (reach.projects === "every" ? [] : reach.projects));
  const exceptIds = except.map((project) => project.id);
  if (reaches.includes("every")) {
    const hidden = [...exceptIds, ...(hasOwn ? [] : [organizationId])];
    const condition = hidden.length === 0 ? sql`true` : sql`e.scope_id <> ALL(${uuidArray(hidden)})`;
    return { organizationId, scopeIds: null, hiddenScopeIds: hidden, condition };
  }
  const projectIds = reaches.flatMap((projects) =>
    projects === "every" ? [] : projects.map(({ id }) => id),
  );
  const scopeIds = [...new Set([...(hasOwn ? [organizationId] : []), ...projectIds])].filter(
    (id) => !exceptIds.includes(id),
  );
  const condition = sql`e.scope_id = ANY(${uuidArray(scopeIds)})`;
  return { organizationId, scopeIds, hiddenScopeIds: [], condition };
}

/** What a field is asked for, as events may have it: whole values, and what values begin with. */
interface Wanted {
  values: readonly string[];
  prefixes: readonly string[];
}

const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 1 ? sql`${conditions[0]}` : sql`(${sql.join([...conditions], sql` OR `)})`;

/** `^@` compares with a text, not with a pattern: nothing in it is a wildcard. */
const isText = (column: string, { values, prefixes }: Wanted): SQL[] => [
  ...(values.length > 0 ? [sql`e.${sql.identifier(column)} = ANY(${textArray(values)})`] : []),
  ...(prefixes.length > 0 ? [sql`e.${sql.identifier(column)} ^@ ANY(${textArray(prefixes)})`] : []),
];

/**
 * An address and a prefix length, as PostgreSQL reads them: it takes no leading zeros. Anything else is text that a
 * sender may have written as its source.
 */
export function isNetwork(value: string): boolean {
  const [address = "", length = "", ...rest] = value.split("/");
  const version = address.includes("%") ? 0 : isIP(address);
  return (
    rest.length === 0 &&
    version > 0 &&
    /^(?:0|[1-9]\d{0,2})$/.test(length) &&
    Number(length) <= (version === 4 ? 32 : 128)
  );
}

const isAnyOf = (column: string) => (wanted: Wanted) => anyOf(isText(column, wanted));

/** Under the C collation ILIKE folds ASCII alone, the same on every server and far cheaper than a locale. */
const containsAnyOf =
  (column: string) =>
  ({ values, prefixes }: Wanted) => {
    const patterns = textArray([...values.map(containsPattern), ...prefixes.map(beginsPattern)]);
    return sql`e.${sql.identifier(column)} COLLATE "C" ILIKE ANY(${patterns})`;
  };

function isFromAnyOf({ values, prefixes }: Wanted): SQL {
  const networks = values.filter(isNetwork);
  const texts = values.filter((value) => !isNetwork(value));
  const inNetwork = networks.length > 0 ? [sql`e.source_inet <<= ANY(${sql.param(networks)}::inet[])`] : [];
  return anyOf([...inNetwork, ...isText("source_ip", { values: texts, prefixes })]);
}

const actorColumns = ["actor_id", "actor_email", "actor_name"];
const isActorAnyOf = (wanted: Wanted): SQL => anyOf(actorColumns.flatMap((column) => isText(column, wanted)));

/** The events that messages told of. The inner query names no row `e`, so that it runs once and not for each of them. */
function isToldByAnyOf({ values }: Wanted, organizationId: string): SQL {
  return sql`(e.occurred_at, e.id) IN (SELECT event_occurred_at, event_id FROM deliveries
    WHERE organization_id = ${organizationId}::uuid AND message_id = ANY(${uuidArray(values)}))`;
}

/** A unit separator between the fields keeps a text from being found across two of them. */
const searchedText = sql`concat_ws(E'\\x1f', e.id, e.service, e.event, e.resource_type, e.resource_id, e.resource_name,
  e.actor_id, e.actor_name, e.actor_email, e.channel, e.source_ip, e.user_agent,
  e.request_id, e.correlation_id, e.trace_id, e.reason, e.message) COLLATE "C"`;

/** The allow-list from a filter to SQL. `project` narrows the grants instead, see `authorizeEventRead`. */
const conditionOf: Record<
  Exclude<EventFilterField, "project">,
  (wanted: Wanted, organizationId: string) => SQL
> = {
  provider: isAnyOf("provider"),
  service: isAnyOf("service"),
  resourceType: isAnyOf("resource_type"),
  resourceName: containsAnyOf("resource_name"),
  resourceId: isAnyOf("resource_id"),
  event: isAnyOf("event"),
  actor: isActorAnyOf,
  actorType: isAnyOf("actor_type"),
  channel: isAnyOf("channel"),
  sourceIp: isFromAnyOf,
  outcome: isAnyOf("outcome"),
  catalogStatus: isAnyOf("catalog_status"),
  requestId: isAnyOf("request_id"),
  correlationId: isAnyOf("correlation_id"),
  traceId: isAnyOf("trace_id"),
  userAgent: containsAnyOf("user_agent"),
  notification: isToldByAnyOf,
  q: ({ values }) => sql`${searchedText} ILIKE ANY(${textArray(values.map(containsPattern))})`,
};

/** Senders spell some codes in several ways; who asks for the catalog's code means all of them. */
const spellingsOf: Partial<Record<EventFilterField, (code: string) => readonly string[]>> = {
  service: serviceSpellings,
  resourceType: resourceTypeSpellings,
  event: eventSpellings,
};

/** What one filter asks for, or leaves out where `negated`. What a value begins with is compared as it was sent. */
export function wantedOf(filters: EventFilters, field: EventFilterField, negated: boolean): Wanted {
  const asked = filters[field].filter((item) => item.negated === negated);
  const values = asked.filter((item) => !item.isPrefix).map((item) => item.value);
  const spellings = spellingsOf[field];
  return {
    values: spellings ? [...new Set(values.flatMap(spellings))] : values,
    prefixes: asked.filter((item) => item.isPrefix).map((item) => item.value),
  };
}

const isAsked = ({ values, prefixes }: Wanted) => values.length + prefixes.length > 0;

/** All filters on row `e` in one condition. A row without the field passes a negated filter. */
export function filterCondition(filters: EventFilters, organizationId: string): SQL {
  const parts: SQL[] = [];
  for (const field of Object.keys(conditionOf) as (keyof typeof conditionOf)[]) {
    const wanted = wantedOf(filters, field, false);
    const unwanted = wantedOf(filters, field, true);
    if (isAsked(wanted)) parts.push(conditionOf[field](wanted, organizationId));
    if (isAsked(unwanted)) parts.push(sql`(${conditionOf[field](unwanted, organizationId)}) IS NOT TRUE`);
  }
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` AND `);
}
