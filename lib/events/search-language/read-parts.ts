import { readTerms, type Span, type Term } from "./read-terms";
import { fieldOf, type SearchField } from "./search-names";

/** One filter of a text: a term, or plain words that stand together, which are one phrase. */
export interface Part extends Span {
  terms: [Term, ...Term[]];
  negated: boolean;
  /** `q` for plain text; null where the name before the colon is no field's. */
  field: SearchField | null;
  value: string;
  isPrefix: boolean;
  /** A phrase that the next plain word joins. */
  isPhrase: boolean;
}

function partOf(term: Term): Part {
  const field = term.name ? fieldOf(term.name.text) : "q";
  return {
    start: term.start,
    end: term.end,
    terms: [term],
    negated: term.negated,
    field,
    value: term.value.text,
    isPrefix: term.value.isPrefix,
    isPhrase: field === "q" && !term.value.isQuoted,
  };
}

const isPlainWord = ({ name, negated, value }: Term) => name === null && !negated && !value.isQuoted;

function join(part: Part, term: Term): void {
  part.end = term.end;
  part.terms.push(term);
  part.value = part.value === "" ? term.value.text : `${part.value} ${term.value.text}`;
  part.isPrefix ||= term.value.isPrefix;
}

/** The filters of a text in their order. A quote, a field or a `!` begins another one. */
export function readParts(text: string): Part[] {
  const parts: Part[] = [];
  for (const term of readTerms(text)) {
    const last = parts.at(-1);
    if (last?.isPhrase && isPlainWord(term)) join(last, term);
    else parts.push(partOf(term));
  }
  return parts;
}
