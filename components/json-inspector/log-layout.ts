import { ARRAY, at, type JsonTree, NO_NODE } from "@/lib/shared/lossless-tree";

/**
 * Where each node stands when the whole log is unfolded, one line a node and one for the end of each filled container.
 * Line numbers come from here, so they stay the same whatever is folded.
 */
export interface LogLayout {
  /** Containers around the node; 0 for the root. */
  readonly depths: Uint32Array;
  readonly openLines: Uint32Array;
  /** The line of the closing bracket; 0 for what has none. */
  readonly closeLines: Uint32Array;
  readonly lineCount: number;
}

/** Whether a node is a container with something in it: only these fold. */
export function canFold(tree: JsonTree, id: number): boolean {
  return at(tree.kinds, id) <= ARRAY && at(tree.sizes, id) > 0;
}

/** One pass over the tree, without recursion. */
export function layOutLog(tree: JsonTree): LogLayout {
  const depths = new Uint32Array(tree.count);
  const openLines = new Uint32Array(tree.count);
  const closeLines = new Uint32Array(tree.count);
  let line = 0;
  let open = NO_NODE;
  const closeBefore = (id: number) => {
    while (open !== NO_NODE && at(tree.nexts, open) <= id) {
      line += 1;
      closeLines[open] = line;
      open = at(tree.parents, open);
    }
  };
  for (let id = 0; id < tree.count; id += 1) {
    closeBefore(id);
    const parent = at(tree.parents, id);
    depths[id] = parent === NO_NODE ? 0 : at(depths, parent) + 1;
    line += 1;
    openLines[id] = line;
    if (canFold(tree, id)) open = id;
  }
  closeBefore(tree.count);
  return { depths, openLines, closeLines, lineCount: line };
}

/** A log of up to so many lines opens whole; of a longer one, so many are opened, the outer levels first. */
const maxLinesAtFirst = 300;
const maxDepthAtFirst = 6;

/**
 * The folds of a log that was just opened, 1 for folded. A small log is read at once, so nothing is folded. In a large
 * one, level by level, what still fits is open, and what does not fit is folded, not what comes after it. A container
 * that is alone on its level is open whatever its size: folded, it would hide the whole log.
 */
export function foldAtFirst(tree: JsonTree, layout: LogLayout): Uint8Array {
  const folded = new Uint8Array(tree.count);
  if (layout.lineCount <= maxLinesAtFirst) return folded;
  let left = maxLinesAtFirst;
  let level = [0];
  for (let id = 1; id < tree.count; id += 1) if (canFold(tree, id)) folded[id] = 1;
  for (let depth = 0; depth < maxDepthAtFirst && level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const container of level) {
      const lines = at(tree.sizes, container) + 1;
      if (lines > left && level.length > 1) continue;
      left -= lines;
      folded[container] = 0;
      for (let id = container + 1; id < at(tree.nexts, container); id = at(tree.nexts, id)) {
        if (canFold(tree, id)) next.push(id);
      }
    }
    level = next;
  }
  return folded;
}
