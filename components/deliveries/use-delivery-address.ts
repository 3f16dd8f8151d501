import { usePathname, useSearchParams } from "next/navigation";
import type { DeliveryFilters } from "@/lib/deliveries/filters";
import { readDeliveryFilters, writeDeliveryFilters } from "./delivery-address";

export interface DeliveryAddress {
  filters: DeliveryFilters;
  /** Changes some of the filters; Back undoes it. */
  change: (filters: Partial<DeliveryFilters>) => void;
}

/** The address says what the list is filtered by; it is changed through the History API: the page stays. */
export function useDeliveryAddress(): DeliveryAddress {
  const pathname = usePathname();
  const parameters = new URLSearchParams(useSearchParams());
  const filters = readDeliveryFilters(parameters);
  return {
    filters,
    change: (next) => {
      const search = writeDeliveryFilters(parameters, { ...filters, ...next });
      window.history.pushState(null, "", `${pathname}${search}`);
    },
  };
}
