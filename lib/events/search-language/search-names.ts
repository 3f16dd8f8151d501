import { countSlips } from "@/lib/shared/count-slips";
import { type EventFilterField, eventFilterNames } from "../filters";

/** What may stand before a colon: a filter, or `at`, the range of time. */
export type SearchField = EventFilterField | "at";

/** Shorter and other names that people type; docs/search.md lists them. */
const aliases: Readonly<Record<string, SearchField>> = {
  user: "actor",
  who: "actor",
  ip: "sourceIp",
  type: "resourceType",
  name: "resourceName",
  resource: "resourceName",
  id: "resourceId",
  request: "requestId",
  correlation: "correlationId",
  trace: "traceId",
  agent: "userAgent",
  result: "outcome",
  text: "q",
  time: "at",
};

/** By its name in any case, as people type. */
const fieldsByName: ReadonlyMap<string, SearchField> = new Map<string, SearchField>([
  ...Object.entries(aliases),
  ...eventFilterNames.map((name) => [name.toLowerCase(), name] as const),
  ["at", "at"],
]);

/** The shorter and other names of a field. */
export const namesOf = (field: SearchField): string[] =>
  Object.keys(aliases).filter((name) => aliases[name] === field);

export const fieldOf = (name: string): SearchField | null => fieldsByName.get(name.toLowerCase()) ?? null;

/** Longer names are no slips of the keyboard. */
const maxNameLength = 30;

/** The name that somebody most likely meant; null where none is near. */
export function nearestName(name: string): string | null {
  if (name.length > maxNameLength) return null;
  const wanted = name.toLowerCase();
  let most = Math.max(1, Math.floor(wanted.length / 3));
  let nearest: SearchField | null = null;
  for (const [known, field] of fieldsByName) {
    const slips = known.startsWith(wanted) ? 1 : countSlips(wanted, known, most);
    if (slips > most || (nearest !== null && slips === most)) continue;
    nearest = field;
    most = slips;
  }
  return nearest;
}
