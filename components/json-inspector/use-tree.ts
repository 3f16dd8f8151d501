import { useState } from "react";
import type { ReadLog } from "./read-log";
import { reduceTree, startTree, type TreeAction, type TreeState } from "./tree-state";

/** The state of a log's tree: kept above the view, so that a look at the raw text loses no fold. */
export function useTree(log: ReadLog): { state: TreeState | null; dispatch: (action: TreeAction) => void } {
  const [held, setHeld] = useState<{ log: ReadLog; state: TreeState } | null>(null);
  if (log.status !== "tree") return { state: null, dispatch: ignore };
  if (held?.log !== log) {
    setHeld({ log, state: startTree(log.folded) });
    return { state: null, dispatch: ignore };
  }
  const dispatch = (action: TreeAction) =>
    setHeld((now) => now && { log: now.log, state: reduceTree(log.tree, now.state, action) });
  return { state: held.state, dispatch };
}

function ignore(): void {}
