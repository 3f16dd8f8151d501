import { at, type JsonTree, NO_NODE } from "@/lib/shared/lossless-tree";
import { canFold } from "./log-layout";
import type { TreeAction, TreeState } from "./tree-state";
import { OPEN_PART, rowOf, type VisibleRows } from "./visible-rows";

/**
 * What a key does in the tree, as the ARIA practices describe a tree widget; null for a key that is not the tree's.
 *
 * @param pageRows rows that fit on the screen
 */
export function actOnKey(
  key: string,
  tree: JsonTree,
  rows: VisibleRows,
  state: TreeState,
  pageRows: number,
): TreeAction | null {
  const { active } = state;
  switch (key) {
    case "ArrowDown":
      return move(tree, rows, active, 1);
    case "ArrowUp":
      return move(tree, rows, active, -1);
    case "PageDown":
      return move(tree, rows, active, Math.max(1, pageRows - 1));
    case "PageUp":
      return move(tree, rows, active, -Math.max(1, pageRows - 1));
    case "Home":
      return { type: "activate", node: 0 };
    case "End":
      return move(tree, rows, active, rows.count);
    case "ArrowRight":
      return goIn(tree, state);
    case "ArrowLeft":
      return goOut(tree, state);
    case "Enter":
    case " ":
      return { type: "toggle", node: active };
    case "*":
      return { type: "unfoldSiblings", node: active };
    default:
      return null;
  }
}

function goIn(tree: JsonTree, { active, folded }: TreeState): TreeAction {
  if (folded[active] === 1) return { type: "fold", node: active, isFolded: false };
  return { type: "activate", node: canFold(tree, active) ? active + 1 : active };
}

function goOut(tree: JsonTree, { active, folded }: TreeState): TreeAction {
  if (canFold(tree, active) && folded[active] !== 1) return { type: "fold", node: active, isFolded: true };
  const parent = at(tree.parents, active);
  return { type: "activate", node: parent === NO_NODE ? active : parent };
}

/** Goes `distance` rows on, or as far as there are rows; closing brackets and further segments are passed over. */
function move(tree: JsonTree, rows: VisibleRows, active: number, distance: number): TreeAction {
  const step = Math.sign(distance);
  const from = rowOf(tree, rows, active);
  const wanted = Math.min(Math.max(from + distance, 0), rows.count - 1);
  let row = wanted;
  while (row > 0 && row < rows.count && at(rows.parts, row) !== OPEN_PART) row += step;
  // Nothing but brackets follows: the last node's own line is the end.
  if (row >= rows.count) row = wanted;
  while (row > 0 && at(rows.parts, row) !== OPEN_PART) row -= 1;
  return { type: "activate", node: at(rows.nodes, row) };
}
