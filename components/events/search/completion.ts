import type { CatalogPage } from "@/lib/catalog/contract";
import type { EventFilterField } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { Locale } from "@/lib/shared/locale";
import type { FilterChip } from "../list-address";
import type { Draft, QueryRules } from "./query-text";

export type CompletionGroup =
  | "fields"
  | "catalog"
  | "services"
  | "resourceTypes"
  | "values"
  | "choices"
  | "text";

/** A suggestion: either a field, whose value is then typed, or a whole filter. */
export interface Completion {
  group: CompletionGroup;
  field: EventFilterField;
  /** Null: the field alone. */
  chip: FilterChip | null;
  label: string;
  detail: string | null;
}

export interface CompletionSources extends QueryRules {
  draft: Draft;
  locale: Locale;
  /** What the catalog answered for the draft's value; null while it is asked. */
  catalog: CatalogPage | null;
  /** The rows of the list as far as they are here. */
  rows: readonly EventListItem[];
  hintOf: (field: EventFilterField) => string;
  choiceOf: (value: string) => string;
  /** How the suggestion to look for plain text reads. */
  findText: (text: string) => string;
}

/** Suggestions of one kind, at most. */
export const perGroup = 6;

/** What tells a suggestion from every other one in the list. */
export const completionKey = ({ field, chip }: Completion) => `${field} ${chip?.value ?? ""}`;

/** Both compare in one form: composed Hangul, lower case. */
export const fold = (text: string) => text.normalize("NFC").toLowerCase();
export const has = (text: string, part: string) => fold(text).includes(fold(part));
