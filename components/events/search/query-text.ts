import { type EventFilterField, eventFilterFields, eventFilterNames } from "@/lib/events/filters";
import type { FilterChip } from "../list-address";

/** Other names that people type for a field. */
const aliases: Readonly<Record<string, EventFilterField>> = {
  user: "actor",
  ip: "sourceIp",
  resource: "resourceName",
  type: "resourceType",
  name: "resourceName",
  text: "q",
};

export function fieldOf(text: string): EventFilterField | null {
  const wanted = text.toLowerCase();
  return eventFilterNames.find((name) => name.toLowerCase() === wanted) ?? aliases[wanted] ?? null;
}

/** What stands before the caret: the part that completion completes. */
export interface Draft {
  /** Everything before the filter that is being typed. */
  before: string;
  negated: boolean;
  field: EventFilterField | null;
  /** Of plain text every word of it: plain words that stand together are one filter. */
  value: string;
  /** The last of several plain words, which may be the beginning of a field, and everything before it; else null. */
  word: { before: string; text: string } | null;
}

interface Term {
  start: number;
  text: string;
}

/** Terms are parted by spaces; a quote holds a value with spaces together, also while it is still open. */
function termsOf(text: string): Term[] {
  return [...text.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/g)].map((match) => ({
    start: match.index,
    text: match[0],
  }));
}

const unquote = (text: string) =>
  text.startsWith('"')
    ? text
        .slice(1)
        .replace(/"$/, "")
        .replace(/\\(["\\])/g, "$1")
    : text;

type ReadTerm = Pick<Draft, "negated" | "field" | "value">;

function readTerm(text: string): ReadTerm {
  const negated = text.startsWith("!");
  const rest = negated ? text.slice(1) : text;
  const colon = /^([A-Za-z]+):/.exec(rest);
  const field = colon?.[1] ? fieldOf(colon[1]) : null;
  return { negated, field, value: unquote(field && colon ? rest.slice(colon[0].length) : rest) };
}

/** One filter of the text. Plain words that stand together are one phrase; a quote or a `!` begins another. */
interface Part extends ReadTerm {
  terms: Term[];
  isPlain: boolean;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const term of termsOf(text)) {
    const read = readTerm(term.text);
    const isPlain = (read.field ?? "q") === "q" && !/^!?(?:[A-Za-z]+:)?"/.test(term.text);
    const last = parts.at(-1);
    if (isPlain && read.field === null && !read.negated && last?.isPlain) {
      last.terms.push(term);
      last.value = last.value ? `${last.value} ${read.value}` : read.value;
    } else {
      parts.push({ ...read, field: isPlain ? null : read.field, terms: [term], isPlain });
    }
  }
  return parts;
}

/** Reads what is being typed: the last filter, or an empty one after a space. Plain text goes on after a space. */
export function readDraft(text: string): Draft {
  const part = partsOf(text).at(-1);
  const first = part?.terms[0];
  const last = part?.terms.at(-1);
  if (!part || !first || !last || !(part.isPlain || last.start + last.text.length === text.length)) {
    return { before: text, negated: false, field: null, value: "", word: null };
  }
  const { negated, field, value } = part;
  const isEnded = last.start + last.text.length < text.length;
  const word = first === last || isEnded ? null : { before: text.slice(0, last.start), text: last.text };
  return { before: text.slice(0, first.start), negated, field, value, word };
}

/** What a list takes: its fields, and the projects that its reader may name. */
export interface QueryRules {
  fields: readonly EventFilterField[];
  /** Slugs; null where they are not known. */
  projects: readonly string[] | null;
}

const anyQuery: QueryRules = { fields: eventFilterNames, projects: null };

/** Why a filter can't be asked for. `choices`: what the field takes, where that is a closed set. */
export interface QueryFault {
  reason: "textTooShort" | "valueNeeded" | "badChoice" | "fieldOfOtherLists" | "scopeIsTheList";
  field: EventFilterField;
  choices: readonly string[];
}

/** The values of a field that takes no others; null where any value may be asked for. */
export function choicesOf(field: EventFilterField, { projects }: QueryRules): readonly string[] | null {
  const definition: { match: string; choices?: readonly string[] } = eventFilterFields[field];
  return field === "project" ? projects : (definition.choices ?? null);
}

/** Why a value can't be asked for; null where it can. */
export function faultOf({ field, value }: FilterChip, rules: QueryRules = anyQuery): QueryFault | null {
  const definition: { match: string; minLength?: number } = eventFilterFields[field];
  const choices = choicesOf(field, rules);
  if (!rules.fields.includes(field)) return { reason: "fieldOfOtherLists", field, choices: [] };
  if (choices && !choices.includes(value)) return { reason: "badChoice", field, choices };
  if (Array.from(value.trim()).length >= (definition.minLength ?? 1)) return null;
  return { reason: definition.minLength ? "textTooShort" : "valueNeeded", field, choices: [] };
}

/**
 * The API's lists have a scope; in the console each list is one (its address says which), so that `scope:` is no filter
 * here. Taken as plain text it would find nothing and say nothing.
 */
const scopeTerm = /^!?scope:/i;
const scopeFault: QueryFault = { reason: "scopeIsTheList", field: "q", choices: [] };

/** Reads a typed query into filters: `service:"Virtual Machine" !outcome:success web-1`. */
export function readQuery(text: string, rules?: QueryRules) {
  const parts = partsOf(text);
  const chips = parts.map(
    ({ negated, field, value }): FilterChip => ({ field: field ?? "q", value, negated }),
  );
  if (parts.some(({ terms }) => terms.some((term) => scopeTerm.test(term.text)))) {
    return { chips, fault: scopeFault };
  }
  const fault = chips.map((chip) => faultOf(chip, rules)).find((item) => item !== null) ?? null;
  return { chips, fault };
}

/** A filter as the query text has it; without a value the beginning of one. Text stands without its field. */
export function writeTerm(field: EventFilterField, value: string, negated: boolean): string {
  const isText = field === "q";
  const isAmbiguous =
    isText && (value.startsWith("!") || scopeTerm.test(value) || readTerm(value).field !== null);
  const isQuoted = isAmbiguous || /[\s"]/.test(value);
  const written = isQuoted ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
  return `${negated ? "!" : ""}${isText ? "" : `${field}:`}${written}`;
}
