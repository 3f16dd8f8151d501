import { fieldOf } from "./search-names";

/** A stretch of the typed text, in UTF-16 units as the text itself counts; `end` is excluded. */
export interface Span {
  start: number;
  end: number;
}

/** What a value can't hold where it stands. */
export interface Oddity extends Span {
  reason: "quoteNotClosed" | "quoteInWord" | "textAfterQuote" | "starInside";
}

interface TermValue extends Span {
  /** Without its quotes and escapes, and without the `*` of a prefix. */
  text: string;
  isQuoted: boolean;
  isPrefix: boolean;
  oddity: Oddity | null;
}

/** One word of a search, or a quoted text, with what stands before it. Spaces part terms. */
export interface Term extends Span {
  negated: boolean;
  /** What stands before the colon, without it; null for plain text. */
  name: (Span & { text: string }) | null;
  value: TermValue;
}

const spaces = /\s*/y;
const wordEnd = /\S*/y;
const bareEnd = /[^\s"]*/y;
/** `log.` is kept for paths into the original log, so that no search changes its meaning when they come. */
const namePattern = /([A-Za-z]{2,}|log\.[^\s":]+):/y;

/** Where a pattern that begins at `from` ends; it matches the empty text where nothing else is there. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function readQuoted(text: string, start: number): TermValue {
  let value = "";
  let position = start + 1;
  while (position < text.length && text[position] !== '"') {
    // Before any other character a backslash is itself, as in the paths of Windows.
    const isEscape = text[position] === "\\" && /["\\]/.test(text[position + 1] ?? "");
    if (isEscape) position += 1;
    value += text[position];
    position += 1;
  }
  const isClosed = position < text.length;
  if (!isClosed) {
    const oddity: Oddity = { reason: "quoteNotClosed", start, end: text.length };
    return { start, end: text.length, text: value, isQuoted: true, isPrefix: false, oddity };
  }
  const isPrefix = text[position + 1] === "*";
  const closed = position + (isPrefix ? 2 : 1);
  const end = endOf(wordEnd, text, closed);
  const oddity: Oddity | null = end > closed ? { reason: "textAfterQuote", start: closed, end } : null;
  return { start, end, text: value, isQuoted: true, isPrefix, oddity };
}

function readBare(text: string, start: number): TermValue {
  const quote = endOf(bareEnd, text, start);
  const end = endOf(wordEnd, text, quote);
  const word = text.slice(start, end);
  const star = word.indexOf("*");
  const isPrefix = star > 0 && star === word.length - 1;
  const value = { start, end, text: isPrefix ? word.slice(0, -1) : word, isQuoted: false, isPrefix };
  if (quote < end) return { ...value, oddity: { reason: "quoteInWord", start: quote, end: quote + 1 } };
  const isOdd = star >= 0 && !isPrefix;
  return {
    ...value,
    oddity: isOdd ? { reason: "starInside", start: start + star, end: start + star + 1 } : null,
  };
}

/**
 * The name of a field that stands at `start`. Letters before a colon that are no field's are still taken for a mistyped
 * one, but not in an ARN, an address of the web or a sentence (`arn:aws:iam`, `https://…`, `Error: …`).
 */
function readName(text: string, start: number): Term["name"] {
  namePattern.lastIndex = start;
  const name = namePattern.exec(text)?.[1];
  if (name === undefined) return null;
  const end = start + name.length;
  if (fieldOf(name) === null) {
    const rest = text.slice(end + 1, endOf(wordEnd, text, end + 1));
    if (rest === "" || rest.startsWith("//") || (!rest.startsWith('"') && rest.includes(":"))) return null;
  }
  return { text: name, start, end };
}

function readTerm(text: string, start: number): Term {
  // A dash that stands alone is a dash.
  const negated = text[start] === "!" || (text[start] === "-" && /\S/.test(text[start + 1] ?? ""));
  const name = readName(text, negated ? start + 1 : start);
  const valueStart = name ? name.end + 1 : negated ? start + 1 : start;
  const value = text[valueStart] === '"' ? readQuoted(text, valueStart) : readBare(text, valueStart);
  return { start, end: value.end, negated, name, value };
}

/** The terms of a text in their order. Takes time in proportion to its length, whatever it holds. */
export function readTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (
    let position = endOf(spaces, text, 0);
    position < text.length;
    position = endOf(spaces, text, position)
  ) {
    const term = readTerm(text, position);
    terms.push(term);
    position = term.end;
  }
  return terms;
}
