import type { Completion } from "./completion";
import { readDraft, writeTerm } from "./query-text";

/** `add` and `exclude` make filters at once; `complete` leaves the filter in the field, to be changed. */
export type CompletionUse = "add" | "exclude" | "complete";

/** The typed text with a suggestion in the place of what it completes, and whether it is whole, to be asked for. */
export function applyCompletion(
  typed: string,
  { field, chip }: Pick<Completion, "field" | "chip">,
  use: CompletionUse,
): { text: string; isWhole: boolean } {
  const { before, negated, word } = readDraft(typed);
  if (chip) {
    const term = writeTerm(field, chip.value, chip.negated || use === "exclude");
    return { text: before + term, isWhole: use !== "complete" };
  }
  // A field after plain words begins a filter of its own.
  const start = word ? word.before : before;
  const isNegated = use === "exclude" || (negated && !word);
  return { text: start + writeTerm(field, "", isNegated), isWhole: false };
}
