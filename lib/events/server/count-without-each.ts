import "server-only";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { type CodeKind, findNearestCode } from "@/lib/catalog/nearest-code";
import { type FieldFilter, fieldFiltersOf, withoutFilter } from "../field-filters";
import type { EventFilterField, EventFilters } from "../filters";
import { resolveRange } from "../time-range";
import { maxTriedFilters, type WithoutEach } from "../without-each";
import { authorizeEventRead } from "./event-access";
import { readableRows } from "./event-conditions";
import { withEventReader } from "./event-reader";
import { countMatches, type ScanLimits, scanLimits, shareOf } from "./event-scan";

export interface CountWithoutEachInput {
  scope: RequestedScope;
  filters: EventFilters;
}

const kindOf: Partial<Record<EventFilterField, CodeKind>> = {
  provider: "provider",
  service: "service",
  resourceType: "resourceType",
  event: "event",
};

/** What a filter asks for is perhaps a slip; what it excludes leaves nothing out if it is one. */
function nearestCodeOf({ field, value, negated, isPrefix }: FieldFilter): string | null {
  const kind = kindOf[field];
  return kind && !negated && !isPrefix ? findNearestCode(kind, value) : null;
}

/**
 * For each of the first `maxTriedFilters` values that a list is filtered by: how many events of its range match without
 * that one. All counts together stay within the budget of one list request, so that each may be a lower bound. Throws
 * as `listEvents` does.
 */
export async function countWithoutEach(
  context: Context,
  { scope, filters }: CountWithoutEachInput,
  limits: ScanLimits = scanLimits,
): Promise<WithoutEach> {
  authorizeEventRead(context, scope, filters.project);
  const range = resolveRange(filters.range, Date.now());
  const tried = fieldFiltersOf(filters).slice(0, maxTriedFilters);
  const share = shareOf(limits, Math.max(1, tried.length));
  return withEventReader(async (reader) => {
    const withoutEach: WithoutEach["withoutEach"] = [];
    for (const item of tried) {
      const others = withoutFilter(filters, item);
      // A project filter is no condition but narrows what may be read: without it, the leave is another one.
      const rows = readableRows(authorizeEventRead(context, scope, others.project));
      const walk = { rows, filters: others, order: filters.order, range, after: null };
      const { count, reached } = await countMatches(reader, walk, share);
      withoutEach.push({
        ...item,
        count: { value: count, relation: reached === null ? "eq" : "gte" },
        didYouMean: nearestCodeOf(item),
      });
    }
    return { withoutEach };
  });
}
