import {
  groupParameters,
  type QueryParameters,
  readPage,
  readSingle,
  refuseFaults,
  unknownParameters,
} from "@/lib/shared/query-parameters";

/** Every filter of the list of subscriptions: the page's address and the API's parameters are made from this. */
export const subscriptionFilterNames = ["q", "name", "source", "userGroup", "enabled"] as const;
export type SubscriptionFilterName = (typeof subscriptionFilterNames)[number];

/** An empty text filters nothing. Texts mean "contains"; ASCII case is ignored. */
export interface SubscriptionFilters {
  /** In the name, in a source's id or name, or in a group's name. */
  readonly q: string;
  readonly name: string;
  readonly source: string;
  /** A group's id, or a part of its name. */
  readonly userGroup: string;
  readonly enabled: boolean | null;
}

export const emptySubscriptionFilters: SubscriptionFilters = {
  q: "",
  name: "",
  source: "",
  userGroup: "",
  enabled: null,
};

export interface SubscriptionQuery {
  filters: SubscriptionFilters;
  limit: number;
  cursor: string | null;
}

export const maxSubscriptionFilterLength = 512;
export const maxSubscriptionLimit = 200;
export const defaultSubscriptionLimit = 50;

function faultOf(name: SubscriptionFilterName, value: string): string | null {
  if (value === "") return "A filter needs a value.";
  if (value.length > maxSubscriptionFilterLength) return `At most ${maxSubscriptionFilterLength} characters.`;
  if (value.includes("\0") || /\p{Surrogate}/u.test(value)) return "NUL and lone surrogates occur nowhere.";
  return name !== "enabled" || value === "true" || value === "false" ? null : "One of true, false.";
}

/**
 * Reads the filters, `limit` and `cursor`; `alsoAllowed` names what the caller reads by itself. Throws `malformed`
 * with one entry for each fault, unknown parameters included.
 */
export function parseSubscriptionQuery(
  parameters: QueryParameters,
  alsoAllowed: readonly string[] = ["limit", "cursor"],
): SubscriptionQuery {
  const groups = groupParameters(parameters);
  const fields = unknownParameters(groups, [...subscriptionFilterNames, ...alsoAllowed]);
  const read = (name: SubscriptionFilterName) => {
    const value = readSingle(groups, name, fields);
    const fault = value === null ? null : faultOf(name, value);
    if (fault) fields.push({ path: name, message: fault });
    return value ?? "";
  };
  const enabled = read("enabled");
  const filters = {
    q: read("q"),
    name: read("name"),
    source: read("source"),
    userGroup: read("userGroup"),
    enabled: enabled === "" ? null : enabled === "true",
  };
  const bounds = { max: maxSubscriptionLimit, fallback: defaultSubscriptionLimit };
  const page = readPage(groups, bounds, fields);
  refuseFaults(fields);
  return { filters, ...page };
}

/** The filters as query parameters in one fixed order, without what filters nothing. */
export function serializeSubscriptionFilters(filters: SubscriptionFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of ["q", "name", "source", "userGroup"] as const) {
    if (filters[name] !== "") parameters.set(name, filters[name]);
  }
  if (filters.enabled !== null) parameters.set("enabled", String(filters.enabled));
  return parameters;
}
