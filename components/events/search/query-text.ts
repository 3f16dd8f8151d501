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
  /** Everything before the term that is being typed. */
  before: string;
  negated: boolean;
  field: EventFilterField | null;
  value: string;
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

function readTerm(text: string): Omit<Draft, "before"> {
  const negated = text.startsWith("!");
  const rest = negated ? text.slice(1) : text;
  const colon = /^([A-Za-z]+):/.exec(rest);
  const field = colon?.[1] ? fieldOf(colon[1]) : null;
  return { negated, field, value: unquote(field && colon ? rest.slice(colon[0].length) : rest) };
}

/** Reads what is being typed: the last term, or an empty one after a space. */
export function readDraft(text: string): Draft {
  const last = termsOf(text).at(-1);
  const isOpen = last && last.start + last.text.length === text.length;
  if (!last || !isOpen) return { before: text, negated: false, field: null, value: "" };
  return { before: text.slice(0, last.start), ...readTerm(last.text) };
}

export type QueryFault = "textTooShort" | "badFilterValue";

/** The part of a field's definition that a typed value must obey. */
interface FieldRule {
  match: string;
  choices?: readonly string[];
  minLength?: number;
}

/** Why a value can't be asked for; null where it can. */
export function faultOf({ field, value }: FilterChip): QueryFault | null {
  const definition: FieldRule = eventFilterFields[field];
  if (definition.choices && !definition.choices.includes(value)) return "badFilterValue";
  if (Array.from(value.trim()).length < (definition.minLength ?? 1)) {
    return definition.minLength ? "textTooShort" : "badFilterValue";
  }
  return null;
}

/** Reads a typed query into filters: `service:"Virtual Machine" !outcome:success web-1`. */
export function readQuery(text: string): { chips: FilterChip[]; fault: QueryFault | null } {
  const chips = termsOf(text).map(({ text: term }): FilterChip => {
    const { negated, field, value } = readTerm(term);
    return { field: field ?? "q", value, negated };
  });
  const fault = chips.map(faultOf).find((item) => item !== null) ?? null;
  return { chips, fault };
}

/** A field, and a value where there is one, as the query text has them. */
export function writeTerm(field: EventFilterField, value: string, negated: boolean): string {
  const quoted = /[\s"]/.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
  return `${negated ? "!" : ""}${field}:${quoted}`;
}
