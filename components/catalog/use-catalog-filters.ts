import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { CatalogFilters } from "@/lib/catalog/filters";
import { catalogHref } from "./catalog-href";

/** Changing a filter changes the address; the server answers with the page of it. */
export function useCatalogFilters(path: Route) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  /** `replace` for what follows every key press, so that Back does not step through a word. */
  const apply = (filters: CatalogFilters, how: "push" | "replace" = "push") =>
    startTransition(() => router[how](catalogHref(path, filters), { scroll: false }));
  return { isPending, apply };
}
