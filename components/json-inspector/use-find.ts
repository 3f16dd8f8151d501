import { useDeferredValue, useMemo, useState } from "react";
import { findInLog, findInText, type LogMatches, type TextMatches } from "./find-in-log";
import type { LogView } from "./inspector-header";
import type { ReadLog } from "./read-log";

interface Find {
  readonly inTree: LogMatches;
  readonly inRaw: TextMatches;
  readonly count: number;
  /** Index of the current match in the view on show. */
  readonly place: number;
  readonly move: (by: 1 | -1) => void;
}

/** Finds in what is on show: keys and decoded values in the tree, the exact text in the raw view. */
export function useFind(text: string, log: ReadLog, view: LogView, query: string): Find {
  // A search of a long log must not hold up the typing.
  const wanted = useDeferredValue(query);
  const tree = log.status === "tree" && view === "tree" ? log.tree : null;
  const inTree = useMemo(() => (tree === null ? noLogMatches : findInLog(tree, wanted)), [tree, wanted]);
  const inRaw = useMemo(
    () => (view === "raw" ? findInText(text, wanted) : noTextMatches),
    [text, view, wanted],
  );
  const matches = view === "tree" ? inTree : inRaw;
  // A place belongs to the matches it was chosen among: with others, the first is current again.
  const [chosen, setChosen] = useState<{ among: unknown; place: number }>({ among: null, place: 0 });
  const place = chosen.among === matches ? chosen.place : 0;
  const { count } = matches;
  const move = (by: 1 | -1) => {
    if (count > 0) setChosen({ among: matches, place: (place + by + count) % count });
  };
  return { inTree, inRaw, count, place, move };
}

const noTextMatches: TextMatches = { count: 0, length: 0, offsets: [] };
const noLogMatches: LogMatches = { count: 0, length: 0, nodes: [], offsets: [], isInKey: [] };
