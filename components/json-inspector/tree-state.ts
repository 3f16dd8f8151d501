import { ARRAY, at, type JsonTree, NO_NODE } from "@/lib/shared/lossless-tree";
import { canFold } from "./log-layout";
import { isLong, maxCutLength, segmentLength } from "./value-text";

/** What a person has done to a tree. Nodes are ids. */
export interface TreeState {
  /** 1 for folded. Replaced, never written to. */
  readonly folded: Uint8Array;
  /** Long values that are shown whole. */
  readonly openedValues: ReadonlySet<number>;
  /** The row that the keyboard stands on. */
  readonly active: number;
  /** Where to scroll; a new object each time, so that the same place can be asked for again. */
  readonly target: { readonly node: number; readonly part: number } | null;
}

export type TreeAction =
  | { type: "activate"; node: number }
  | { type: "fold"; node: number; isFolded: boolean }
  | { type: "unfoldSiblings"; node: number }
  | { type: "toggle"; node: number }
  | { type: "reveal"; node: number; offset: number; length: number; isInKey: boolean };

export function startTree(folded: Uint8Array): TreeState {
  return { folded, openedValues: new Set(), active: 0, target: null };
}

/** The state after an action. `toggle` folds or unfolds a container and opens or cuts a long value. */
export function reduceTree(tree: JsonTree, state: TreeState, action: TreeAction): TreeState {
  switch (action.type) {
    case "activate":
      return { ...state, active: action.node };
    case "fold":
      return fold(tree, { ...state, active: action.node }, action.node, action.isFolded);
    case "unfoldSiblings":
      return unfoldSiblings(tree, state, action.node);
    case "toggle":
      return toggle(tree, { ...state, active: action.node }, action.node);
    case "reveal":
      return reveal(tree, state, action);
  }
}

function fold(tree: JsonTree, state: TreeState, node: number, isFolded: boolean): TreeState {
  if (!canFold(tree, node)) return state;
  const folded = state.folded.slice();
  folded[node] = isFolded ? 1 : 0;
  return { ...state, folded };
}

function toggle(tree: JsonTree, state: TreeState, node: number): TreeState {
  if (canFold(tree, node)) return fold(tree, state, node, state.folded[node] !== 1);
  if (!isLong(tree, node)) return state;
  const openedValues = new Set(state.openedValues);
  if (!openedValues.delete(node)) openedValues.add(node);
  return { ...state, openedValues };
}

function unfoldSiblings(tree: JsonTree, state: TreeState, node: number): TreeState {
  const folded = state.folded.slice();
  const parent = at(tree.parents, node);
  if (parent === NO_NODE) folded[node] = 0;
  else for (let id = parent + 1; id < at(tree.nexts, parent); id = at(tree.nexts, id)) folded[id] = 0;
  return { ...state, folded };
}

function reveal(tree: JsonTree, state: TreeState, match: TreeAction & { type: "reveal" }): TreeState {
  const folded = state.folded.slice();
  for (let id = at(tree.parents, match.node); id !== NO_NODE; id = at(tree.parents, id)) folded[id] = 0;
  const isCut = !match.isInKey && match.offset + match.length > maxCutLength;
  const opens = isCut && at(tree.kinds, match.node) > ARRAY && !state.openedValues.has(match.node);
  const openedValues = opens ? new Set([...state.openedValues, match.node]) : state.openedValues;
  const isOpened = !match.isInKey && openedValues.has(match.node);
  const part = isOpened ? Math.floor(match.offset / segmentLength) : 0;
  return { folded, openedValues, active: match.node, target: { node: match.node, part } };
}
