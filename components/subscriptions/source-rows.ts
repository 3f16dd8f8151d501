import type { EventSource, SubscriptionSource } from "@/lib/subscriptions/model";
import { isSameSource, nameOfSource } from "./popup-form";

/** A line of the sources on offer. */
export interface SourceRow {
  /** What choosing it adds. */
  source: SubscriptionSource;
  name: string;
  /** Null for one that is chosen and was not found. */
  lastSeenAt: string | null;
  /** What of the chosen means it: by its id, or by its name. Empty: it is not chosen. */
  chosenAs: readonly SubscriptionSource[];
}

/** A resource with an id is meant by it: its name may change. */
const sourceOf = ({ resourceId, resourceName }: EventSource): SubscriptionSource | null => {
  if (resourceId) return { resourceId };
  return resourceName ? { resourceName } : null;
};

const meanings = (items: readonly EventSource[], chosen: readonly SubscriptionSource[]) =>
  chosen.filter((source) =>
    items.some((item) =>
      "resourceId" in source
        ? source.resourceId === item.resourceId
        : source.resourceName === item.resourceName,
    ),
  );

/**
 * What a typed text may mean, the likeliest first. An id that was seen is one: events are compared with ids and with
 * names apart. A name that was seen is one too: the rows of that name mean the ids that have it now, the name whatever
 * has it later. Nothing for what is chosen already.
 */
export function typedSources(
  typed: string,
  found: readonly EventSource[],
  chosen: readonly SubscriptionSource[],
): SubscriptionSource[] {
  if (typed === "") return [];
  const isId = found.some(({ resourceId }) => resourceId === typed);
  const isName = found.some(({ resourceName }) => resourceName === typed);
  const isNew = !isId && !isName;
  const [id, name] = [{ resourceId: typed }, { resourceName: typed }];
  const meant = [...(isId ? [id] : []), ...(isName || isNew ? [name] : []), ...(isNew ? [id] : [])];
  return meant.filter((source) => !chosen.some((known) => isSameSource(known, source)));
}

/**
 * The found resources (the last seen first), each once under its latest name, and before them what is chosen and not
 * among them, under the name that is known of it, so that it can be taken away again. A search shows what it found and
 * nothing else.
 */
export function sourceRows(
  found: readonly EventSource[],
  chosen: readonly SubscriptionSource[],
  isSearching: boolean,
  names: Readonly<Record<string, string>> = {},
): SourceRow[] {
  const bySource = new Map<string, { source: SubscriptionSource; items: EventSource[] }>();
  for (const item of found) {
    const source = sourceOf(item);
    if (!source) continue;
    const key = JSON.stringify(source);
    const known = bySource.get(key);
    if (known) known.items.push(item);
    else bySource.set(key, { source, items: [item] });
  }
  const rows = [...bySource.values()].map(({ source, items }): SourceRow => {
    const [latest] = items;
    return {
      source,
      name: latest?.resourceName ?? nameOfSource(source),
      lastSeenAt: latest?.lastSeenAt ?? null,
      chosenAs: meanings(items, chosen),
    };
  });
  if (isSearching) return rows;
  const others = chosen
    .filter((source) => !rows.some((row) => row.chosenAs.some((known) => isSameSource(known, source))))
    .map((source) => ({ source, name: nameOfSource(source, names), lastSeenAt: null, chosenAs: [source] }));
  return [...others, ...rows];
}

/** The chosen sources after a press on a row. */
export const toggleRow = (
  chosen: readonly SubscriptionSource[],
  { source, chosenAs }: SourceRow,
): SubscriptionSource[] =>
  chosenAs.length === 0
    ? [...chosen, source]
    : chosen.filter((known) => !chosenAs.some((meaning) => isSameSource(meaning, known)));
