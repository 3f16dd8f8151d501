import { AppError, type FieldError } from "@/lib/shared/errors";
import { isTimeZone } from "@/lib/shared/format-zone";
import { groupParameters, type QueryParameters, readSingle } from "@/lib/shared/query-parameters";
import type { EventFilters } from "./filters";
import { eventListParser, type ListScope, orFaults } from "./list-query";
import { type EventFacet, eventFacets, maxFacetQueryLength } from "./stats-model";

export interface EventStatsQuery {
  filters: EventFilters;
  scope: ListScope;
  facets: EventFacet[];
  /** Empty: every value. */
  facetQuery: string;
  /** An IANA name. */
  timeZone: string;
}

const ownParameters = ["facets", "facetQuery", "timeZone"] as const;

function readFacets(text: string | null, fields: FieldError[]): EventFacet[] {
  const names = new Set((text ?? "").split(",").filter((name) => name !== ""));
  const known = eventFacets.filter((facet) => names.delete(facet));
  for (const name of names) {
    const asked = name.length > 64 ? "This" : `"${name}"`;
    fields.push({
      path: "facets",
      message: `${asked} is no facet. Give some of ${eventFacets.join(", ")}, with commas between them.`,
    });
  }
  return known;
}

function readFacetQuery(text: string | null, fields: FieldError[]): string {
  const query = text?.trim() ?? "";
  if (query.length > maxFacetQueryLength) {
    fields.push({ path: "facetQuery", message: `At most ${maxFacetQueryLength} characters.` });
  }
  return query;
}

function readTimeZone(text: string | null, fields: FieldError[]): string {
  if (text === null || isTimeZone(text)) return text ?? "UTC";
  const message = "There is no such time zone. Give a name of the IANA database, such as Asia/Seoul.";
  fields.push({ path: "timeZone", message });
  return "UTC";
}

/** Makes the reader of the query string of a list's shape: the list's filters, and what they are counted by. */
export function eventStatsParser(taken: readonly "scope"[]) {
  const readList = eventListParser([...taken, ...ownParameters]);
  return (parameters: QueryParameters): EventStatsQuery => {
    const fields: FieldError[] = [];
    const list = orFaults(() => readList(parameters), fields);
    const groups = groupParameters(parameters);
    const single = (name: (typeof ownParameters)[number]) => readSingle(groups, name, fields);
    const facets = readFacets(single("facets"), fields);
    const facetQuery = readFacetQuery(single("facetQuery"), fields);
    const timeZone = readTimeZone(single("timeZone"), fields);
    if (list === null || fields.length > 0) {
      throw new AppError("malformed", "The query string has a fault.", { fields });
    }
    return { filters: list.filters, scope: list.scope, facets, facetQuery, timeZone };
  };
}
