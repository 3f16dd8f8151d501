import { printFilter, printName } from "@/lib/events/search-language/print-search";
import { readDraft } from "@/lib/events/search-language/read-draft";
import type { Completion } from "./completion";

/** `add` and `exclude` make filters at once; `complete` leaves the filter in the field, to be changed. */
export type CompletionUse = "add" | "exclude" | "complete";

/** The typed text with a suggestion in the place of what it completes, and whether it is whole, to be asked for. */
export function applyCompletion(
  typed: string,
  { group, field, chip, text }: Pick<Completion, "group" | "field" | "chip" | "text">,
  use: CompletionUse,
): { text: string; isWhole: boolean } {
  const { before, negated, word } = readDraft(typed);
  const isWhole = use !== "complete";
  if (text !== undefined) return { text: group === "recent" ? text : before + text, isWhole };
  if (chip) {
    const term = printFilter({ ...chip, negated: chip.negated || use === "exclude" });
    return { text: before + term, isWhole };
  }
  // A field after plain words begins a filter of its own.
  const start = word ? word.before : before;
  const isNegated = use === "exclude" || (negated && !word);
  return { text: start + printName(field, isNegated && field !== "at"), isWhole: false };
}
