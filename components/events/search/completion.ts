import type { CatalogPage } from "@/lib/catalog/contract";
import type { EventValue } from "@/lib/events/event-values";
import type { EventListItem } from "@/lib/events/model";
import type { Draft } from "@/lib/events/search-language/read-draft";
import type { SearchRules } from "@/lib/events/search-language/search-fault";
import type { SearchField } from "@/lib/events/search-language/search-names";
import type { Locale } from "@/lib/shared/locale";
import type { FilterChip } from "../list-address";

export type CompletionGroup =
  | "recent"
  | "fields"
  | "catalog"
  | "services"
  | "resourceTypes"
  | "values"
  | "choices"
  | "text";

/** A suggestion: a field, whose value is then typed, a whole filter, or a search as it is typed. */
export interface Completion {
  group: CompletionGroup;
  field: SearchField;
  /** Null: the field alone, or `text`. */
  chip: FilterChip | null;
  /** In the place of the filter that is typed, a range; in the place of all, a recent search; to forget those, "". */
  text?: string;
  label: string;
  detail: string | null;
}

export interface CompletionSources extends SearchRules {
  draft: Draft;
  locale: Locale;
  /** What the catalog answered for the draft's value; null while it is asked. */
  catalog: CatalogPage | null;
  /** The rows of the list as far as they are here. */
  rows: readonly EventListItem[];
  /** What the server says that occurs; null while it is asked, and where it is asked nothing. */
  values: readonly EventValue[] | null;
  /** Earlier searches of this browser, the last first. */
  recent: readonly string[];
  /** What a field is called in the reader's language, and what it takes. */
  nameOf: (field: SearchField) => string;
  hintOf: (field: SearchField) => string;
  choiceOf: (value: string) => string;
  words: CompletionWords;
}

export interface CompletionWords {
  /** How the suggestion to look for plain text reads. */
  findText: (text: string) => string;
  /** What stands for a code of the past. */
  nowCode: (code: string) => string;
  /** The ranges that are offered. */
  ranges: readonly { from: string; name: string }[];
  forgetRecent: string;
}

/** A text that is longer is no beginning of a name or a value, and no more than the server takes of one. */
export const maxDraftLength = 200;

/** Suggestions of one kind, at most. */
export const perGroup = 6;

/** What tells a suggestion from every other one in the list. */
export const completionKey = ({ group, field, chip, text }: Completion) =>
  text === undefined ? `${field} ${chip?.value ?? ""}` : `${group} ${text}`;

/** Both compare in one form: composed Hangul, lower case. */
export const fold = (text: string) => text.normalize("NFC").toLowerCase();
export const has = (text: string, part: string) => fold(text).includes(fold(part));
