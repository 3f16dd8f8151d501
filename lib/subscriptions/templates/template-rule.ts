import type { CatalogEntry, LocalizedName } from "@/lib/catalog/model";
import type { EventTemplate } from "../model";

/** A built-in template: which of a type's subscribable entries it takes. Offered where it takes any. */
export interface TemplateRule {
  /** Kept in subscriptions as what was chosen, so it never changes. */
  id: string;
  name: LocalizedName;
  credit: EventTemplate["credit"];
  takes: (entry: CatalogEntry) => boolean;
}
