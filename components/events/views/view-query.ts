import type { ColumnLayout } from "@/components/data-table/column-layout";
import type { EventFilters } from "@/lib/events/filters";
import { faultsOf, readListAddress, writeListAddress } from "../list-address";

/**
 * A list's query string in one spelling, with what a view keeps: neither the event in the panel nor the zone. What can't be
 * read stays as it is written.
 */
export function plainQuery(text: string): string {
  const read = faultsOf(() => readListAddress(new URLSearchParams(text)));
  if ("fields" in read) return text;
  const { filters, view } = read.value;
  return writeListAddress({ filters, open: null, view: { ...view, zone: null } }).slice(1);
}

/** What a view of these filters and columns keeps. */
export const viewQuery = (filters: EventFilters, layout: ColumnLayout | null): string =>
  plainQuery(writeListAddress({ filters, open: null, view: { layout, zone: null } }));
