import type { FieldError } from "@/lib/shared/errors";
import {
  groupParameters,
  type ParameterGroups,
  type QueryParameters,
  readSingle,
  refuseFaults,
  unknownParameters,
} from "@/lib/shared/query-parameters";
import { actorTypes, catalogStatuses, outcomes } from "./model";
import { networkFault } from "./network-fault";
import { type TimeRange, timeFault } from "./time-range";

export type { QueryParameters };

/** One value of a filter. Values of a field that are not negated mean any of them, negated ones none of them. */
export interface FilterValue {
  value: string;
  negated: boolean;
  /** What begins with `value` is meant, not `value` alone. Only of fields with `takesPrefix`, and never false. */
  isPrefix?: true;
}

interface FieldDefinition {
  /** `exact`: the stored text; `contains`: a part of it, ASCII case ignored; `choice`: one of `choices`. */
  match: "exact" | "contains" | "choice";
  choices?: readonly string[];
  minLength?: number;
  /** A value may end with `*`: whatever begins so. */
  takesPrefix?: true;
  /** Why a value can't be meant as it is written, in words of its own. */
  fault?: (value: string) => string | null;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Messages have ids of ours, so a value of another form means nothing. */
const messageIdFault = (value: string) => (uuid.test(value) ? null : "The id of a message.");

/** Every filter of an event list: the URL, the query key and the API's parameters are all made from this. */
export const eventFilterFields = {
  project: { match: "exact" },
  provider: { match: "exact", takesPrefix: true },
  service: { match: "exact", takesPrefix: true },
  resourceType: { match: "exact", takesPrefix: true },
  resourceName: { match: "contains", takesPrefix: true },
  resourceId: { match: "exact", takesPrefix: true },
  event: { match: "exact", takesPrefix: true },
  actor: { match: "exact", takesPrefix: true },
  actorType: { match: "choice", choices: actorTypes },
  channel: { match: "exact", takesPrefix: true },
  sourceIp: { match: "exact", takesPrefix: true, fault: networkFault },
  outcome: { match: "choice", choices: outcomes },
  catalogStatus: { match: "choice", choices: catalogStatuses },
  requestId: { match: "exact", takesPrefix: true },
  correlationId: { match: "exact", takesPrefix: true },
  traceId: { match: "exact", takesPrefix: true },
  userAgent: { match: "contains", takesPrefix: true },
  notification: { match: "exact", fault: messageIdFault },
  q: { match: "contains", minLength: 2 },
} as const satisfies Record<string, FieldDefinition>;

export type EventFilterField = keyof typeof eventFilterFields;
export const eventFilterNames = Object.keys(eventFilterFields) as EventFilterField[];

/** `desc` is newest first. */
export const listOrders = ["desc", "asc"] as const;
export type ListOrder = (typeof listOrders)[number];

export type EventFilters = Readonly<Record<EventFilterField, readonly FilterValue[]>> & {
  readonly range: TimeRange;
  readonly order: ListOrder;
};

/** What the console keeps in a list's address beside the filters. The API does not know these. */
export const viewParameters = ["open", "openAt", "columns", "widths", "zone", "view"] as const;

export const maxFilterValues = 50;
export const maxFilterValueLength = 1_024;
/** Characters of all values together, so that a link stays below the 16 KiB that Node reads of a request's head. */
export const maxFiltersLength = 6_000;

export const emptyEventFilters: EventFilters = {
  range: { from: null, to: null },
  order: "desc",
  // Object.fromEntries forgets which keys it was given.
  ...(Object.fromEntries(eventFilterNames.map((name) => [name, []])) as unknown as Record<
    EventFilterField,
    readonly FilterValue[]
  >),
};

/** The backslashes before a `*` at the end. */
const trailingStar = /(\\*)\*$/;
const trailingBackslashes = /\\*$/;

/**
 * The end of a value: `x*` is what begins with x, `x\*` is `x*`. Before such a `*` each two backslashes are one, so that
 * what begins with a backslash can be said too.
 */
function readEnd(name: EventFilterField, text: string): Pick<FilterValue, "value" | "isPrefix"> {
  const star = "takesPrefix" in eventFilterFields[name] ? trailingStar.exec(text) : null;
  if (!star) return { value: text };
  const count = star[1]?.length ?? 0;
  const value = text.slice(0, star.index) + "\\".repeat(Math.floor(count / 2));
  return count % 2 === 0 ? { value, isPrefix: true } : { value: `${value}*` };
}

const doubleTrailingBackslashes = (text: string) => text.replace(trailingBackslashes, "$&$&");

function writeEnd(name: EventFilterField, { value, isPrefix }: FilterValue): string {
  if (isPrefix) return `${doubleTrailingBackslashes(value)}*`;
  if (!("takesPrefix" in eventFilterFields[name]) || !value.endsWith("*")) return value;
  return `${doubleTrailingBackslashes(value.slice(0, -1))}\\*`;
}

/** `!x` is negated; one backslash before a leading run of backslashes and `!` is taken away, so `\!x` is `!x`. */
function readValue(name: EventFilterField, text: string): FilterValue {
  if (text.startsWith("!")) return { ...readEnd(name, text.slice(1)), negated: true };
  return { ...readEnd(name, /^\\+!/.test(text) ? text.slice(1) : text), negated: false };
}

/** A filter value as it stands in a URL; the inverse of how `parseEventFilters` reads it. */
export function writeFilterValue(name: EventFilterField, item: FilterValue): string {
  const text = writeEnd(name, item);
  if (item.negated) return `!${text}`;
  return /^\\*!/.test(text) ? `\\${text}` : text;
}

/** Why a field can't have a value, in the API's words; null where it can. */
function valueFault(name: EventFilterField, { value, isPrefix }: FilterValue): string | null {
  const definition: FieldDefinition = eventFilterFields[name];
  if (value === "") return "A filter needs a value.";
  if (value.length > maxFilterValueLength) return `At most ${maxFilterValueLength} characters.`;
  if (value.includes("\0") || /\p{Surrogate}/u.test(value))
    return "NUL and lone surrogates occur in no event.";
  if (definition.choices && !definition.choices.includes(value)) {
    return `One of ${definition.choices.join(", ")}.`;
  }
  if (definition.minLength && Array.from(value.trim()).length < definition.minLength) {
    return `At least ${definition.minLength} characters.`;
  }
  return isPrefix ? null : (definition.fault?.(value) ?? null);
}

function readValues(name: EventFilterField, texts: readonly string[], fields: FieldError[]): FilterValue[] {
  if (texts.length > maxFilterValues)
    fields.push({ path: name, message: `At most ${maxFilterValues} values.` });
  const values = new Map<string, FilterValue>();
  for (const text of texts) {
    const item = readValue(name, text);
    const fault = valueFault(name, item);
    if (fault) fields.push({ path: name, message: fault });
    values.set(writeFilterValue(name, item), item);
  }
  return [...values.values()];
}

function readBound(groups: ParameterGroups, name: "from" | "to", fields: FieldError[]): string | null {
  const text = readSingle(groups, name, fields);
  const fault = text === null ? null : timeFault(text);
  if (fault) fields.push({ path: name, message: fault });
  return text;
}

function readOrder(groups: ParameterGroups, fields: FieldError[]): ListOrder {
  const text = readSingle(groups, "order", fields) ?? "desc";
  const order = listOrders.find((item) => item === text);
  if (!order) fields.push({ path: "order", message: `One of ${listOrders.join(", ")}.` });
  return order ?? "desc";
}

const ownParameters: readonly string[] = [...eventFilterNames, "from", "to", "order"];

/**
 * Reads a list's filters. `alsoAllowed` names what the caller reads by itself (`limit`, `cursor`, the
 * console's `viewParameters`). Throws `malformed` with one entry for each fault, unknown parameters included.
 */
export function parseEventFilters(
  parameters: QueryParameters,
  alsoAllowed: readonly string[] = [],
): EventFilters {
  const groups = groupParameters(parameters);
  const fields = unknownParameters(groups, [...ownParameters, ...alsoAllowed]);
  const range = { from: readBound(groups, "from", fields), to: readBound(groups, "to", fields) };
  const order = readOrder(groups, fields);
  const values = Object.fromEntries(
    eventFilterNames.map((name) => [name, readValues(name, groups.get(name) ?? [], fields)]),
  ) as Record<EventFilterField, FilterValue[]>;
  const length = Object.values(values)
    .flat()
    .reduce((sum, item) => sum + item.value.length, 0);
  if (length > maxFiltersLength) {
    fields.push({ path: "", message: `All filter values together: at most ${maxFiltersLength} characters.` });
  }
  refuseFaults(fields);
  return { range, order, ...values };
}

/** The filters as query parameters in one fixed order, without what is at its default. */
export function serializeEventFilters(filters: EventFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filters.range.from !== null) parameters.set("from", filters.range.from);
  if (filters.range.to !== null) parameters.set("to", filters.range.to);
  for (const name of eventFilterNames) {
    for (const item of filters[name]) parameters.append(name, writeFilterValue(name, item));
  }
  if (filters.order !== "desc") parameters.set("order", filters.order);
  return parameters;
}
