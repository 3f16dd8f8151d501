import { expect } from "vitest";
import { getDatabase, getPool } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { parseEventFilters } from "../filters";
import type { NewEvent } from "../model";
import { type StatsLimits, statsLimits } from "../server/draw-shape";
import type { ScanLimits } from "../server/event-scan";
import { getEventStats } from "../server/get-event-stats";
import { insertEvents } from "../server/insert-events";
import { hourMs } from "../stats-buckets";
import { type EventFacet, type EventStats, eventFacets } from "../stats-model";
import { makeEvent } from "./make-event";
import { readerContext } from "./reader-context";

/** Days of which one lies in another month's partition. */
export const firstMs = Date.parse("2026-03-29T00:00:00Z");
export const spreadHours = 96;

const unhurried = (limits: ScanLimits): ScanLimits => ({ ...limits, maxMs: 60_000 });

/** The product's own rows, however slow the machine is. */
export const roomy: StatsLimits = {
  filtered: unhurried(statsLimits.filtered),
  plain: unhurried(statsLimits.plain),
  bars: unhurried(statsLimits.bars),
};

/** So low that nothing but kept counts and the rows at the edges can be exact, and these always are. */
export const keptOnly: StatsLimits = {
  ...roomy,
  plain: { maxRows: 150, firstRows: 50, growth: 2, maxMs: 60_000 },
  bars: { maxRows: 20, firstRows: 20, growth: 2, maxMs: 60_000 },
};

export const stats = (
  context: Context,
  scope: RequestedScope,
  query = "",
  ask: { facets?: readonly EventFacet[]; timeZone?: string; facetQuery?: string } = {},
  limits: StatsLimits = roomy,
) =>
  getEventStats(
    context,
    {
      scope,
      filters: parseEventFilters(new URLSearchParams(query)),
      facets: ask.facets ?? eventFacets,
      facetQuery: ask.facetQuery ?? "",
      timeZone: ask.timeZone ?? "UTC",
    },
    limits,
  );

const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item;

/** Events that differ in everything that is counted; the same index is the same event. */
function eventAt({ id, projects }: MadeOrganization, index: number): NewEvent {
  const scopes = [id, projects.shop?.id ?? "", projects.data?.id ?? ""];
  return makeEvent(id, {
    id: `e-${index}`,
    scopeId: pick(scopes, index * 5),
    // Not in order, so that each batch brings events that are late.
    occurredAt: new Date(firstMs + ((index * 7_919_777) % (spreadHours * hourMs))),
    service: pick(["IAM", "VPC", "한글"], index * 7),
    event: `Act ${index % 11}`,
    resourceType: pick(["User", null, "Instance"], index * 3 + (index % 4)),
    actorId: pick(["u-1", "u-2", null], index),
    actorEmail: pick([null, "kim@example.com"], index),
    actorName: null,
    sourceIp: pick(["192.0.2.1", "192.0.2.2", null], index + (index % 5)),
    outcome: pick(["success", "failure", "success", "unknown"], index * 5),
    channel: pick(["console", "api", null], index),
  });
}

export const insert = (organization: MadeOrganization, from: number, to: number) =>
  insertEvents(getDatabase(), {
    organizationId: organization.id,
    events: Array.from({ length: to - from }, (_, index) => eventAt(organization, from + index)),
    notify: false,
  });

const plainColumns: Record<EventFacet, string> = {
  service: "service",
  event: "event",
  actor: "coalesce(actor_id, actor_email, actor_name)",
  resourceType: "resource_type",
  project: "(SELECT slug FROM projects p WHERE p.id = scope_id)",
  outcome: "outcome",
  sourceIp: "source_ip",
  channel: "channel",
};

interface Asked {
  organizationId: string;
  scopeIds: readonly string[];
  from: string | null;
  to: string | null;
  where?: string;
}

/** The same by a plain count over the rows. */
async function plain(asked: Asked, answer: EventStats) {
  const where = `organization_id = $1 AND scope_id = ANY($2::uuid[]) AND occurred_at >= coalesce($3::timestamptz, '-infinity')
    AND occurred_at < coalesce($4::timestamptz, 'infinity') AND (${asked.where ?? "true"})`;
  const parameters = [asked.organizationId, asked.scopeIds, asked.from, asked.to];
  const count = async (column: string) => {
    const { rows } = await getPool().query(
      `SELECT ${column} AS value, count(*)::int AS count FROM events WHERE ${where} AND ${column} IS NOT NULL GROUP BY 1`,
      parameters,
    );
    return new Map(rows.map((row) => [row.value, row.count]));
  };
  const buckets = await getPool().query(
    `SELECT count(e.id)::int AS count, (count(e.id) FILTER (WHERE outcome = 'failure'))::int AS failures
     FROM unnest($5::timestamptz[], $6::timestamptz[]) WITH ORDINALITY AS b (bucket_from, bucket_to, place)
     LEFT JOIN (SELECT * FROM events WHERE ${where}) e ON e.occurred_at >= bucket_from AND e.occurred_at < bucket_to
     GROUP BY place ORDER BY place`,
    [...parameters, answer.histogram.buckets.map((b) => b.start), answer.histogram.buckets.map((b) => b.end)],
  );
  const facets = await Promise.all(
    eventFacets.map(async (facet) => [facet, await count(plainColumns[facet])] as const),
  );
  const total = [...(await count("'all'")).values()].reduce((sum, value) => sum + value, 0);
  return { total, buckets: buckets.rows, facets: new Map(facets) };
}

export const countsOf = (answer: EventStats, facet: EventFacet) =>
  new Map(answer.facets[facet]?.map(({ value, count }) => [value, count]));

/** What is `eq` is the plain count, what is `gte` at most that, and a histogram misses nothing of its range. */
export async function expectAgreement(answer: EventStats, asked: Asked): Promise<void> {
  const counted = await plain(asked, answer);
  const { total, histogram } = answer;
  if (total.relation === "eq") expect(total.value).toBe(counted.total);
  else expect(total.value).toBeLessThanOrEqual(counted.total);
  const buckets = histogram.buckets.map(({ count, failures }) => ({ count, failures }));
  if (histogram.relation === "eq") {
    expect(buckets).toEqual(counted.buckets);
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(counted.total);
  }
  for (const [index, { count, failures }] of buckets.entries()) {
    expect(count).toBeLessThanOrEqual(counted.buckets[index].count);
    expect(failures).toBeLessThanOrEqual(counted.buckets[index].failures);
  }
  for (const facet of eventFacets) {
    const values = countsOf(answer, facet);
    const truth = counted.facets.get(facet) ?? new Map();
    if (answer.facetRelations[facet] === "eq") expect([facet, values]).toEqual([facet, truth]);
    for (const [value, count] of values) expect(count).toBeLessThanOrEqual(truth.get(value) ?? 0);
  }
}

export async function makeTrail(count = 600) {
  const organization = await makeOrganization({ projects: ["shop", "data", "empty"] });
  const { id, slug, projects } = organization;
  const ids = { own: id, shop: projects.shop?.id ?? "", data: projects.data?.id ?? "" };
  await insert(organization, 0, count);
  const auditor = readerContext(organization, { role: "trail_viewer" });
  const member = readerContext(organization, { projects: ["shop"] });
  const reads: readonly (readonly [Context, RequestedScope, string, readonly string[]])[] = [
    [auditor, { kind: "all", organization: slug }, "", [ids.own, ids.shop, ids.data]],
    [auditor, { kind: "projects", organization: slug }, "", [ids.shop, ids.data]],
    [auditor, { kind: "organization", organization: slug }, "", [ids.own]],
    [auditor, { kind: "project", organization: slug, project: "data" }, "", [ids.data]],
    [auditor, { kind: "all", organization: slug }, "project=!data", [ids.own, ids.shop]],
    [auditor, { kind: "all", organization: slug }, "project=shop&project=empty", [ids.shop]],
    [member, { kind: "all", organization: slug }, "", [ids.shop]],
    [member, { kind: "projects", organization: slug }, "", [ids.shop]],
  ];
  return { organization, ids, auditor, member, reads };
}
