import { AppError } from "@/lib/shared/errors";
import {
  groupParameters,
  type QueryParameters,
  readPage,
  refuseFaults,
  unknownParameters,
} from "@/lib/shared/query-parameters";
import {
  type CatalogEntryStatus,
  type CatalogScope,
  catalogEntryStatuses,
  catalogScopes,
  defaultCatalogLimit,
  maxCatalogLimit,
} from "./model";

interface FieldDefinition {
  choices?: readonly string[];
  /** Given at most once; the others mean any of their values. */
  isSingle?: boolean;
}

/** Every filter of the catalog: the URL of the page and the API's parameters are made from this. */
export const catalogFilterFields = {
  provider: {},
  service: {},
  resourceType: {},
  scope: { choices: catalogScopes },
  status: { choices: catalogEntryStatuses },
  subscribable: { choices: ["true", "false"], isSingle: true },
  q: { isSingle: true },
} as const satisfies Record<string, FieldDefinition>;

export type CatalogFilterField = keyof typeof catalogFilterFields;
export const catalogFilterNames = Object.keys(catalogFilterFields) as CatalogFilterField[];

export interface CatalogFilters {
  readonly provider: readonly string[];
  readonly service: readonly string[];
  readonly resourceType: readonly string[];
  readonly scope: readonly CatalogScope[];
  readonly status: readonly CatalogEntryStatus[];
  readonly subscribable: boolean | null;
  readonly q: string;
}

export const emptyCatalogFilters: CatalogFilters = {
  provider: [],
  service: [],
  resourceType: [],
  scope: [],
  status: [],
  subscribable: null,
  q: "",
};

export interface CatalogQuery {
  filters: CatalogFilters;
  limit: number;
  cursor: string | null;
}

export const maxCatalogFilterValues = 50;
export const maxCatalogFilterLength = 200;

function faultOf(definition: FieldDefinition, values: readonly string[]): string | null {
  if (definition.isSingle && values.length > 1) return "Give it once.";
  if (values.length > maxCatalogFilterValues) return `At most ${maxCatalogFilterValues} values.`;
  for (const value of values) {
    if (value === "") return "A filter needs a value.";
    if (value.length > maxCatalogFilterLength) return `At most ${maxCatalogFilterLength} characters.`;
    if (definition.choices && !definition.choices.includes(value)) {
      return `One of ${definition.choices.join(", ")}.`;
    }
  }
  return null;
}

/**
 * Reads the filters, `limit` and `cursor`; `alsoAllowed` names what the caller reads by itself. Throws `malformed`
 * with one entry for each fault, unknown parameters included.
 */
export function parseCatalogQuery(
  parameters: QueryParameters,
  alsoAllowed: readonly string[] = ["limit", "cursor"],
): CatalogQuery {
  const groups = groupParameters(parameters);
  const fields = unknownParameters(groups, [...catalogFilterNames, ...alsoAllowed]);
  const valuesOf = (name: CatalogFilterField) => {
    const values = [...new Set(groups.get(name) ?? [])];
    const fault = faultOf(catalogFilterFields[name], values);
    if (fault) fields.push({ path: name, message: fault });
    return values;
  };
  const [scopes, statuses] = [valuesOf("scope"), valuesOf("status")];
  const [subscribable, q] = [valuesOf("subscribable")[0], valuesOf("q")[0]];
  const filters: CatalogFilters = {
    provider: valuesOf("provider"),
    service: valuesOf("service"),
    resourceType: valuesOf("resourceType"),
    scope: catalogScopes.filter((scope) => scopes.includes(scope)),
    status: catalogEntryStatuses.filter((status) => statuses.includes(status)),
    subscribable: subscribable === undefined ? null : subscribable === "true",
    q: q ?? "",
  };
  const bounds = { max: maxCatalogLimit, fallback: defaultCatalogLimit };
  const page = readPage(groups, bounds, fields);
  refuseFaults(fields);
  return { filters, ...page };
}

/** The filters as query parameters in one fixed order, without what is at its default. */
export function serializeCatalogFilters(filters: CatalogFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of ["provider", "service", "resourceType", "scope", "status"] as const) {
    for (const value of filters[name]) parameters.append(name, value);
  }
  if (filters.subscribable !== null) parameters.set("subscribable", String(filters.subscribable));
  if (filters.q !== "") parameters.set("q", filters.q);
  return parameters;
}

/** What the catalog page's address says. `open` is the key of the entry that is unfolded (`entryKeyOf`). */
export interface CatalogAddress {
  filters: CatalogFilters;
  open: string | null;
}

/** Reads the address of the catalog page; null when it has a fault (a mistyped link). */
export function readCatalogAddress(parameters: QueryParameters): CatalogAddress | null {
  try {
    const { filters } = parseCatalogQuery(parameters, ["open"]);
    return { filters, open: groupParameters(parameters).get("open")?.[0] ?? null };
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") return null;
    throw error;
  }
}

/** The query string of such an address, without its "?". */
export function writeCatalogAddress({ filters, open }: CatalogAddress): string {
  const parameters = serializeCatalogFilters(filters);
  if (open !== null) parameters.set("open", open);
  return parameters.toString();
}
