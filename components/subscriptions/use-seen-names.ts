import { useQuery } from "@tanstack/react-query";
import type { OwningScope } from "@/lib/access/scope";
import type { EventType } from "@/lib/subscriptions/model";
import { seenNamesQuery } from "@/lib/subscriptions/queries";
import { noType } from "./popup-form";

/**
 * Those of some names that are the whole name of a resource seen in events of a type; null while that is not known. A
 * question that fails finds none: each is then said to be left out.
 */
export function useSeenNames(
  scope: OwningScope,
  type: EventType | null,
  names: readonly string[],
): readonly string[] | null {
  const query = useQuery(seenNamesQuery(scope, type ?? noType, names));
  if (type === null) return null;
  if (names.length === 0 || query.isError) return [];
  return query.data ?? null;
}
