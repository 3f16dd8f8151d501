import type { Route } from "next";
import { useEffect, useState } from "react";
import type { CatalogFilters } from "@/lib/catalog/filters";
import { catalogHref } from "./catalog-href";

/** Which entry is unfolded: one at most, and the address names it, so that a link shows it again. */
export function useOpenEntry(path: Route, filters: CatalogFilters, initialOpen: string | null) {
  const [open, setOpen] = useState(initialOpen);
  const [given, setGiven] = useState(initialOpen);
  if (given !== initialOpen) {
    setGiven(initialOpen);
    setOpen(initialOpen);
  }
  useEffect(() => {
    if (initialOpen === null) return;
    const button = document.querySelector<HTMLElement>("[data-entry] [aria-expanded='true']");
    button?.scrollIntoView({ block: "center" });
    button?.focus({ preventScroll: true });
  }, [initialOpen]);
  /** Nothing has to be read for it, so the router is left out. */
  const toggle = (key: string | null) => {
    if (key === open) return;
    setOpen(key);
    window.history.replaceState(null, "", catalogHref(path, filters, key));
  };
  return { open, toggle };
}
