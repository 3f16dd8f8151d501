import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTree } from "@/lib/shared/lossless-parse";
import { at, type JsonTree } from "@/lib/shared/lossless-tree";
import { canFold, foldAtFirst, layOutLog } from "./log-layout";
import { CLOSE_PART, listVisibleRows, OPEN_PART, rowOf, type VisibleRows } from "./visible-rows";

function rowsOf(text: string, foldedIds: number[] = [], opened: number[] = []) {
  const tree = parseTree(text);
  const layout = layOutLog(tree);
  const folded = new Uint8Array(tree.count);
  for (const id of foldedIds) folded[id] = 1;
  const rows = listVisibleRows(tree, layout, folded, new Set(opened));
  return { tree, layout, folded, rows };
}

/** Each row as its line number, or "+n" for the nth further segment of a long value. */
function lineNumbers({
  layout,
  rows,
}: Pick<ReturnType<typeof rowsOf>, "layout" | "rows">): (number | string)[] {
  return Array.from({ length: rows.count }, (_, row) => {
    const id = at(rows.nodes, row);
    const part = at(rows.parts, row);
    if (part > 0) return `+${part}`;
    return part === CLOSE_PART ? at(layout.closeLines, id) : at(layout.openLines, id);
  });
}

const sample = '{"a":1,"who":{"x":1,"y":[],"z":{}},"list":[[1],2],"end":null}';

describe("listVisibleRows", () => {
  it("gives one row a line when nothing is folded", () => {
    const shown = rowsOf(sample);
    expect(shown.layout.lineCount).toBe(15);
    expect(lineNumbers(shown)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("keeps line numbers when nodes are folded away", () => {
    expect(lineNumbers(rowsOf(sample, [2]))).toEqual([1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(lineNumbers(rowsOf(sample, [2, 6]))).toEqual([1, 2, 3, 8, 14, 15]);
    expect(lineNumbers(rowsOf(sample, [0]))).toEqual([1]);
  });

  it("gives an opened long value a row for each segment", () => {
    const shown = rowsOf(`["${"x".repeat(200)}",1]`, [], [1]);
    expect(lineNumbers(shown)).toEqual([1, 2, "+1", "+2", "+3", 3, 4]);
  });

  it("shows a scalar alone on its line", () => {
    expect(lineNumbers(rowsOf("17"))).toEqual([1]);
  });

  it("lists half a million levels", () => {
    const shown = rowsOf("[".repeat(500_000) + "]".repeat(500_000));
    expect(shown.rows.count).toBe(999_999);
    expect(shown.layout.lineCount).toBe(999_999);
  });
});

const json = fc.json({ maxDepth: 4 });

function isShown(tree: JsonTree, folded: Uint8Array, id: number): boolean {
  for (let up = id; up !== 0; ) {
    up = at(tree.parents, up);
    if (folded[up] === 1) return false;
  }
  return true;
}

function openRow(rows: VisibleRows, id: number): number {
  return rows.nodes.findIndex((node, row) => node === id && rows.parts[row] === OPEN_PART);
}

describe("rowOf", () => {
  it("finds a node's own row, or that of the container it is folded into", () => {
    fc.assert(
      fc.property(json, fc.array(fc.nat()), (text, picks) => {
        const { tree, layout, folded } = rowsOf(text);
        for (const pick of picks) {
          const id = pick % tree.count;
          if (canFold(tree, id)) folded[id] = 1;
        }
        const rows = listVisibleRows(tree, layout, folded, new Set());
        for (let id = 0; id < tree.count; id += 1) {
          let holder = id;
          while (!isShown(tree, folded, holder)) holder = at(tree.parents, holder);
          expect(rowOf(tree, rows, id)).toBe(openRow(rows, holder));
        }
      }),
    );
  });

  it("finds the row of an opened value", () => {
    const { tree, rows } = rowsOf(`["${"x".repeat(500)}",1]`, [], [1]);
    expect([0, 1, 2].map((id) => rowOf(tree, rows, id))).toEqual([0, 1, 9]);
  });
});

describe("foldAtFirst", () => {
  it("opens a small log whole, however deep", () => {
    const tree = parseTree(`${'{"a":'.repeat(140)}1${"}".repeat(140)}`);
    expect(foldAtFirst(tree, layOutLog(tree)).includes(1)).toBe(false);
  });

  it("folds what is deep in a log of 500 levels", () => {
    const tree = parseTree("[".repeat(500) + "]".repeat(500));
    const folded = foldAtFirst(tree, layOutLog(tree));
    expect(folded[0]).toBe(0);
    expect(folded.indexOf(1)).toBe(6);
    expect(folded[499]).toBe(0);
  });

  it("folds a long list and opens the small objects beside it", () => {
    const tree = parseTree(`{"list":[${"1,".repeat(999)}1],"who":{"id":"u-1"},"root":true}`);
    const folded = foldAtFirst(tree, layOutLog(tree));
    expect([folded[0], folded[1], folded[at(tree.nexts, 1)]]).toEqual([0, 1, 0]);
  });

  it("opens a list of any size that is alone on its level", () => {
    const tree = parseTree(`{"records":[${"[1],".repeat(999)}[1]]}`);
    const layout = layOutLog(tree);
    const rows = listVisibleRows(tree, layout, foldAtFirst(tree, layout), new Set());
    expect(rows.count).toBe(1004);
  });
});
