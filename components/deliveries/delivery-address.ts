import {
  type DeliveryFilters,
  deliveryFilterNames,
  parseDeliveryQuery,
  serializeDeliveryFilters,
} from "@/lib/deliveries/filters";

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The filters of an address; others of its parameters are not the list's. Throws `malformed` as the API does. */
export function readDeliveryFilters(parameters: URLSearchParams | Given): DeliveryFilters {
  const valuesOf = (name: string) =>
    parameters instanceof URLSearchParams ? parameters.getAll(name) : [parameters[name] ?? []].flat();
  const own = deliveryFilterNames.flatMap((name) => valuesOf(name).map((value) => [name, value]));
  return parseDeliveryQuery(new URLSearchParams(own)).filters;
}

/** The list's query string with other filters, what is not the list's left as it is; with its `?` where it is not empty. */
export function writeDeliveryFilters(current: URLSearchParams, filters: DeliveryFilters): string {
  const parameters = new URLSearchParams(current);
  for (const name of deliveryFilterNames) parameters.delete(name);
  for (const [name, value] of serializeDeliveryFilters(filters)) parameters.set(name, value);
  return parameters.size > 0 ? `?${parameters}` : "";
}
