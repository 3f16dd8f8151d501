import { isStorable } from "@/lib/shared/unicode";
import { type EventFilterField, eventFilterFields, maxFilterValueLength } from "../filters";
import type { Part } from "./read-parts";
import type { SearchFault, SearchRules } from "./search-fault";
import { nearestName } from "./search-names";

/** The values of a field that takes no others; null where any value may be asked for. */
export function choicesOf(
  field: EventFilterField,
  { projects }: Pick<SearchRules, "projects">,
): readonly string[] | null {
  const definition: { match: string; choices?: readonly string[] } = eventFilterFields[field];
  return field === "project" ? projects : (definition.choices ?? null);
}

/** A mistake, before what it underlines and whatever it need not name are filled in. */
export type Found = Pick<SearchFault, "reason" | "start" | "end"> & Partial<SearchFault>;

/** Where the value of a part stands. */
const valueSpan = ({ terms, end }: Part) => ({ start: terms[0].value.start, end });

/** A name that is no field's. Each list has a scope of its own: taken as text, `scope:` would find nothing and say nothing. */
function unknownName({ terms: [{ name, start }] }: Part): Found {
  const { end, text } = name ?? { end: start, text: "" };
  if (/^scope$/i.test(text)) return { reason: "scopeIsTheList", start, end };
  return { reason: "unknownField", start: name?.start ?? start, end, nearest: nearestName(text) };
}

function valueFault(field: EventFilterField, part: Part, rules: SearchRules): Found | null {
  const { value, isPrefix } = part;
  const span = valueSpan(part);
  const definition: {
    match: string;
    minLength?: number;
    takesPrefix?: true;
    fault?: (value: string) => string | null;
  } = eventFilterFields[field];
  const choices = choicesOf(field, rules);
  if (value === "") return { reason: "valueNeeded", start: part.start, end: part.end };
  if (choices && (isPrefix || !choices.includes(value))) return { reason: "badChoice", ...span, choices };
  if (isPrefix && !definition.takesPrefix) return { reason: "noWildcard", ...span };
  if (value.length > maxFilterValueLength) return { reason: "tooLong", ...span };
  if (!isStorable(value)) return { reason: "impossibleText", ...span };
  const { minLength } = definition;
  if (minLength && Array.from(value.trim()).length < minLength) return { reason: "textTooShort", ...span };
  if (isPrefix || !definition.fault?.(value)) return null;
  return { reason: field === "sourceIp" ? "badNetwork" : "badMessageId", ...span };
}

/** What is wrong with a part by itself, the first mistake first; null where nothing is. A range is judged elsewhere. */
export function checkPart(part: Part, rules: SearchRules): Found | null {
  const { field, terms } = part;
  if (field === null) return unknownName(part);
  const oddity = terms.find(({ value }) => value.oddity)?.value.oddity;
  if (oddity) return oddity;
  if (field === "at") return null;
  const { name, start } = terms[0];
  if (!rules.fields.includes(field)) {
    return { reason: "fieldOfOtherLists", start: name?.start ?? start, end: name?.end ?? part.end };
  }
  return valueFault(field, part, rules);
}
