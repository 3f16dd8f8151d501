import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import type { CatalogFilters } from "@/lib/catalog/filters";
import { catalogHref } from "./catalog-href";

export type ApplyFilters = (filters: CatalogFilters, how?: "push" | "replace") => void;

/**
 * Changing a filter changes the address; the server answers with the page of it. Until then `wanted` is what was
 * asked for last: the controls show it, and a second change builds on it rather than on the page that is leaving.
 */
export function useCatalogFilters(path: Route, filters: CatalogFilters) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [wanted, setWanted] = useOptimistic(filters);
  /** `replace` for what follows every key press, so that Back does not step through a word. */
  const apply: ApplyFilters = (next, how = "push") =>
    startTransition(() => {
      setWanted(next);
      router[how](catalogHref(path, next), { scroll: false });
    });
  return { wanted, isPending, apply };
}
