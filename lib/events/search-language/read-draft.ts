import { readParts } from "./read-parts";
import type { SearchField } from "./search-names";

/** What stands before the caret: the part that completion completes. */
export interface Draft {
  /** Everything before the filter that is being typed. */
  before: string;
  negated: boolean;
  field: SearchField | null;
  /** Of plain text every word of it: plain words that stand together are one filter. */
  value: string;
  /** The last of several plain words, which may be the beginning of a field, and everything before it; else null. */
  word: { before: string; text: string } | null;
}

/** Reads what is being typed: the last filter, or an empty one after a space. Plain text goes on after a space. */
export function readDraft(text: string): Draft {
  const part = readParts(text).at(-1);
  const isEnded = part !== undefined && part.end < text.length;
  if (!part || (isEnded && !part.isPhrase)) {
    return { before: text, negated: false, field: null, value: "", word: null };
  }
  const { terms, start, negated } = part;
  // Of a mistyped field the name is completed.
  const value = part.field === null ? (terms[0].name?.text ?? "") : part.value;
  const last = terms.at(-1);
  const word =
    terms.length === 1 || isEnded || !last
      ? null
      : { before: text.slice(0, last.start), text: last.value.text };
  const isText = part.field === "q" && (terms[0].name === null || part.isPhrase);
  return { before: text.slice(0, start), negated, field: isText ? null : part.field, value, word };
}
