import "server-only";
import { emptyEventFilters, type FilterValue } from "@/lib/events/filters";
import type { ReadableRows } from "@/lib/events/server/event-conditions";
import type { EventReader } from "@/lib/events/server/event-reader";
import type { EventRow } from "@/lib/events/server/event-rows";
import { type ScanLimits, scanEvents, scanLimits } from "@/lib/events/server/event-scan";
import { previewStart } from "../count-matches";
import { subscribableEntries } from "../event-type";
import { buildMatcher, type MatchableSubscription } from "../matcher";

export interface PastMatches {
  /** The newest first. */
  rows: EventRow[];
  /** How far back the search got, in milliseconds since 1970; null when it got to the end. */
  reached: number | null;
}

/** Names are searched row by row: beyond these it costs less to look at every row here. */
const maxNames = 20;

const wanted = (values: readonly string[]): FilterValue[] =>
  values.map((value) => ({ value, negated: false }));

/** What every matching event passes, in terms that events have indexes for; some that pass match nothing. */
function filtersOf(scope: "organization" | "project", { events, sources, ...type }: MatchableSubscription) {
  const entries = subscribableEntries(scope, type).filter(
    ({ event }) => events.length === 0 || events.includes(event),
  );
  const ids = sources.flatMap((source) => ("resourceId" in source ? [source.resourceId] : []));
  const names = sources.flatMap((source) => ("resourceName" in source ? [source.resourceName] : []));
  return {
    ...emptyEventFilters,
    provider: wanted([type.provider]),
    service: wanted([type.service]),
    event: wanted(entries.flatMap(({ event, aliases = [] }) => [event, ...aliases])),
    resourceId: ids.length === sources.length ? wanted(ids) : [],
    resourceName: names.length === sources.length && names.length <= maxNames ? wanted(names) : [],
  };
}

/**
 * The events of the last 30 days that a subscription matches, within the work budget of one list request: by the very
 * matcher that notifies, over the rows that the indexes find.
 */
export async function findMatches(
  reader: EventReader,
  rows: ReadableRows,
  scope: "organization" | "project",
  subscription: MatchableSubscription,
  now: number,
  limits: ScanLimits = scanLimits,
): Promise<PastMatches> {
  const range = { from: previewStart(now), to: now };
  const filters = filtersOf(scope, subscription);
  const scan = { rows, filters, order: "desc", range, after: null, limit: limits.maxRows } as const;
  const found = await scanEvents(reader, scan, limits);
  const matcher = buildMatcher([{ ...subscription, enabled: true }]);
  const matching = found.rows.filter(
    (row) =>
      matcher({
        scope,
        scopeId: row.scope_id,
        provider: row.provider,
        service: row.service,
        resourceType: row.resource_type,
        event: row.event,
        resourceId: row.resource_id,
        resourceName: row.resource_name,
      }).length > 0,
  );
  return { rows: matching, reached: found.reached?.occurredAt ?? null };
}
