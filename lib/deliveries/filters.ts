import { fieldBounds } from "@/lib/events/model";
import {
  groupParameters,
  type QueryParameters,
  readPage,
  readSingle,
  refuseFaults,
  unknownParameters,
} from "@/lib/shared/query-parameters";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import { type Channel, channels } from "@/lib/subscriptions/model";
import { type DeliveryStatus, deliveryStatuses } from "./model";

/** Filters of the list of deliveries: the page's address and the API's parameters are made from this. */
export interface DeliveryFilters {
  readonly status: DeliveryStatus | null;
  readonly channel: Channel | null;
  /** Ids. */
  readonly subscription: string | null;
  readonly message: string | null;
  /** An event's code, whole. */
  readonly event: string | null;
  /** A user's id. */
  readonly recipient: string | null;
}

export const deliveryFilterNames = [
  "status",
  "channel",
  "subscription",
  "message",
  "event",
  "recipient",
] as const;
export type DeliveryFilterName = (typeof deliveryFilterNames)[number];

export const emptyDeliveryFilters: DeliveryFilters = {
  status: null,
  channel: null,
  subscription: null,
  message: null,
  event: null,
  recipient: null,
};

export interface DeliveryQuery {
  filters: DeliveryFilters;
  limit: number;
  cursor: string | null;
}

export const maxDeliveryLimit = 200;
export const defaultDeliveryLimit = 50;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const choicesOf = { status: deliveryStatuses, channel: channels } as const;

function faultOf(name: DeliveryFilterName, value: string): string | null {
  if (name === "event") {
    return value !== "" && isStorable(value) && utf8Length(value) <= fieldBounds.event
      ? null
      : "Give a code.";
  }
  if (name !== "status" && name !== "channel") return uuid.test(value) ? null : "Give an id.";
  const choices: readonly string[] = choicesOf[name];
  return choices.includes(value) ? null : `One of ${choices.join(", ")}.`;
}

function parseQuery(parameters: QueryParameters, taken: readonly string[]): DeliveryQuery {
  const groups = groupParameters(parameters);
  const fields = unknownParameters(groups, taken);
  const read = <Value extends string>(name: DeliveryFilterName): Value | null => {
    const value = taken.includes(name) ? readSingle(groups, name, fields) : null;
    const fault = value === null ? null : faultOf(name, value);
    if (fault) fields.push({ path: name, message: fault });
    return value as Value | null;
  };
  const filters: DeliveryFilters = {
    status: read("status"),
    channel: read("channel"),
    subscription: read("subscription"),
    message: read("message"),
    event: read("event"),
    recipient: read("recipient"),
  };
  const bounds = { max: maxDeliveryLimit, fallback: defaultDeliveryLimit };
  const page = readPage(groups, bounds, fields);
  refuseFaults(fields);
  return { filters, ...page };
}

/**
 * Reads the filters, `limit` and `cursor`. Throws `malformed` with one entry for each fault, unknown parameters
 * included.
 */
export const parseDeliveryQuery = (parameters: QueryParameters): DeliveryQuery =>
  parseQuery(parameters, [...deliveryFilterNames, "limit", "cursor"]);

/** The same for the list of one subscription, which its path names. */
export const parseSubscriptionDeliveryQuery = (parameters: QueryParameters): DeliveryQuery =>
  parseQuery(
    parameters,
    [...deliveryFilterNames, "limit", "cursor"].filter((name) => name !== "subscription"),
  );

/** A page of what has no filters. */
export const parsePageQuery = (parameters: QueryParameters): DeliveryQuery =>
  parseQuery(parameters, ["limit", "cursor"]);

/** The filters as query parameters in one fixed order, without what filters nothing. */
export function serializeDeliveryFilters(filters: DeliveryFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of deliveryFilterNames) {
    const value = filters[name];
    if (value !== null) parameters.set(name, value);
  }
  return parameters;
}
