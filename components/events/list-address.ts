import {
  type ColumnLayout,
  readColumnLayout,
  writeColumnLayout,
} from "@/components/data-table/column-layout";
import { type FieldFilter, fieldFiltersOf, withoutFilter } from "@/lib/events/field-filters";
import {
  type EventFilters,
  parseEventFilters,
  type QueryParameters,
  serializeEventFilters,
  viewParameters,
} from "@/lib/events/filters";
import type { EventPosition } from "@/lib/events/model";
import { parseInstant } from "@/lib/events/parse-instant";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { isTimeZone } from "@/lib/shared/format-zone";
import { eventColumnIds } from "./column-ids";

/** Everything that a list of events keeps in its address: a link shows its reader the same list. */
export interface ListAddress {
  filters: EventFilters;
  /** The event in the panel beside the list. */
  open: EventPosition | null;
  view: ListView;
  /** The id of the saved view that was opened; the list may have been changed since. */
  savedView: string | null;
}

/** How a list is shown, where its address says so: it then stands over what the reader's browser keeps. */
export interface ListView {
  layout: ColumnLayout | null;
  /** An IANA name. */
  zone: string | null;
}

export const ownView: ListView = { layout: null, zone: null };

/** The range of a list whose address names none. */
export const defaultRange = { from: "-24h", to: null } as const;

const readOne = (parameters: QueryParameters, name: string): string | null => {
  const value = parameters instanceof URLSearchParams ? parameters.get(name) : parameters[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

/** Reads the address of a list. Throws `malformed`, with a fault for each parameter, as the API does. */
export function readListAddress(parameters: QueryParameters): ListAddress {
  const filters = parseEventFilters(parameters, viewParameters);
  const { from, to } = filters.range;
  const zone = readOne(parameters, "zone");
  if (zone !== null && !isTimeZone(zone)) {
    const message = "There is no such time zone.";
    throw new AppError("malformed", message, { fields: [{ path: "zone", message }] });
  }
  const arrangement = { columns: readOne(parameters, "columns"), widths: readOne(parameters, "widths") };
  const id = readOne(parameters, "open");
  const at = readOne(parameters, "openAt");
  // Rows write their times in one way, and the opened one is told by its own.
  const instant = at === null ? null : parseInstant(at);
  return {
    filters: from === null && to === null ? { ...filters, range: defaultRange } : filters,
    open: id && instant !== null ? { id, occurredAt: new Date(instant).toISOString() } : null,
    view: { layout: readColumnLayout(arrangement, eventColumnIds), zone },
    savedView: readOne(parameters, "view"),
  };
}

/** What reading gives, or the faults that it throws. */
export function faultsOf<Value>(read: () => Value): { value: Value } | { fields: readonly FieldError[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") return { fields: error.fields };
    throw error;
  }
}

/** Why a list can't be asked for these filters: an address has bounds. Null where it can. */
export function refusalOf(filters: EventFilters): FieldError | null {
  const read = faultsOf(() => parseEventFilters(serializeEventFilters(filters)));
  return "fields" in read ? (read.fields[0] ?? null) : null;
}

interface WrittenAddress extends Omit<ListAddress, "view" | "savedView"> {
  view?: ListView;
  savedView?: string | null;
}

/** The query string of a list, with its `?` where it is not empty. */
export function writeListAddress({
  filters,
  open,
  view: { layout, zone } = ownView,
  savedView = null,
}: WrittenAddress): string {
  const parameters = serializeEventFilters(filters);
  if (open) {
    parameters.set("open", open.id);
    parameters.set("openAt", open.occurredAt);
  }
  if (layout) {
    const { columns, widths } = writeColumnLayout(layout, eventColumnIds);
    parameters.set("columns", columns);
    if (widths) parameters.set("widths", widths);
  }
  if (zone) parameters.set("zone", zone);
  if (savedView) parameters.set("view", savedView);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** One filter value with its field: what a chip shows. */
export type FilterChip = FieldFilter;
export { fieldFiltersOf as chipsOf, withoutFilter as removeFilter };

/** The same events, read from the other end. */
export const turnOrder = (filters: EventFilters): EventFilters => ({
  ...filters,
  order: filters.order === "desc" ? "asc" : "desc",
});
