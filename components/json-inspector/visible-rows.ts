import { ARRAY, at, type JsonTree, NO_NODE } from "@/lib/shared/lossless-tree";
import { firstPast } from "@/lib/shared/search-sorted";
import { canFold, type LogLayout } from "./log-layout";
import { maxCutLength, segmentCount, segmentLength, valueText } from "./value-text";

/** `parts` of a row: the node's own line, the line of its closing bracket, or n > 0 for the nth further segment. */
export const OPEN_PART = 0;
export const CLOSE_PART = -1;

/** Deeper levels are not indented further: the row names its level instead. */
export const maxIndentLevels = 20;

/** Room for the count of a folded container. */
const foldedLength = 20;

/** The rows on show, top to bottom, as two columns. */
export interface VisibleRows {
  readonly count: number;
  readonly nodes: Uint32Array;
  readonly parts: Int32Array;
  /** Characters in the longest row, at most: what the view must be able to scroll to. */
  readonly columns: number;
}

/** Lists the rows of a log, given what is folded (1 in `folded`) and which long values are opened. */
export function listVisibleRows(
  tree: JsonTree,
  layout: LogLayout,
  folded: Uint8Array,
  openedValues: ReadonlySet<number>,
): VisibleRows {
  const segments = new Map<number, number>();
  let capacity = layout.lineCount;
  for (const id of openedValues) {
    const count = segmentCount(valueText(tree, id));
    segments.set(id, count);
    capacity += count - 1;
  }
  const list = new RowList(tree, layout, capacity);
  for (let id = 0; id < tree.count; ) {
    list.closeBefore(id);
    const further = segments.get(id) ?? 1;
    list.push(id, OPEN_PART, further > 1 ? segmentLength : maxCutLength);
    for (let part = 1; part < further; part += 1) list.push(id, part);
    const isFolded = folded[id] === 1;
    if (!isFolded && canFold(tree, id)) list.open = id;
    id = isFolded ? at(tree.nexts, id) : id + 1;
  }
  list.closeBefore(tree.count);
  return list.rows();
}

class RowList {
  open = NO_NODE;
  private readonly tree: JsonTree;
  private readonly layout: LogLayout;
  private readonly nodes: Uint32Array;
  private readonly parts: Int32Array;
  private count = 0;
  private columns = 0;

  constructor(tree: JsonTree, layout: LogLayout, capacity: number) {
    this.tree = tree;
    this.layout = layout;
    this.nodes = new Uint32Array(capacity);
    this.parts = new Int32Array(capacity);
  }

  /** @param maxLength of the value on the node's own row */
  push(id: number, part: number, maxLength = segmentLength): void {
    this.nodes[this.count] = id;
    this.parts[this.count] = part;
    this.count += 1;
    if (part === OPEN_PART) this.columns = Math.max(this.columns, this.columnsOf(id, maxLength));
  }

  closeBefore(id: number): void {
    while (this.open !== NO_NODE && at(this.tree.nexts, this.open) <= id) {
      this.push(this.open, CLOSE_PART);
      this.open = at(this.tree.parents, this.open);
    }
  }

  rows(): VisibleRows {
    const { count, columns } = this;
    return { count, columns, nodes: this.nodes.subarray(0, count), parts: this.parts.subarray(0, count) };
  }

  private columnsOf(id: number, maxLength: number): number {
    const { tree, layout } = this;
    const key = at(tree.keyEnds, id) - at(tree.keyStarts, id);
    const isContainer = at(tree.kinds, id) <= ARRAY;
    const value = isContainer ? foldedLength : at(tree.ends, id) - at(tree.starts, id);
    const indent = 2 * Math.min(at(layout.depths, id), maxIndentLevels);
    return indent + Math.min(key, maxCutLength) + Math.min(value, maxLength) + 4;
  }
}

/** The row of a node's own line or, while it is folded away, of the nearest container on show. */
export function rowOf(tree: JsonTree, rows: VisibleRows, id: number): number {
  // In document order, a row is past the node's line when its own node is later or its bracket closes around the node.
  const isPast = (index: number) => {
    const node = at(rows.nodes, index);
    return at(rows.parts, index) === CLOSE_PART ? at(tree.nexts, node) > id : node > id;
  };
  let row = firstPast(rows.count, isPast) - 1;
  while (row > 0 && at(rows.parts, row) !== OPEN_PART) row -= 1;
  return row;
}
