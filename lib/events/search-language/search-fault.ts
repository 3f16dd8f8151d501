import type { EventFilterField } from "../filters";
import type { RangeFault } from "./read-range";
import type { Oddity, Span } from "./read-terms";
import type { SearchField } from "./search-names";

/** What a list takes: its fields, and the projects that its reader may name. */
export interface SearchRules {
  fields: readonly EventFilterField[];
  /** Slugs; null where they are not known. */
  projects: readonly string[] | null;
}

/** A mistake in a search: where it stands in the typed text, and what was expected there. */
export interface SearchFault extends Span {
  reason:
    | Oddity["reason"]
    | RangeFault["reason"]
    | "unknownField"
    | "scopeIsTheList"
    | "fieldOfOtherLists"
    | "valueNeeded"
    | "textTooShort"
    | "badChoice"
    | "noWildcard"
    | "badNetwork"
    | "badMessageId"
    | "impossibleText"
    | "tooLong"
    | "tooMany"
    | "tooLongTogether"
    | "rangeGivenTwice"
    | "rangeNegated";
  /** The field that it is about; `q` where it is about text or about the search as a whole. */
  field: SearchField;
  /** What stands there. */
  text: string;
  /** What the field takes, where that is a closed set. */
  choices: readonly string[];
  /** The field's name that was meant, where one is near. */
  nearest: string | null;
}
