import { describe, expect, it } from "vitest";
import { parseTree } from "@/lib/shared/lossless-parse";
import { layOutLog } from "./log-layout";
import { actOnKey } from "./tree-keys";
import { reduceTree, startTree, type TreeState } from "./tree-state";
import { listVisibleRows } from "./visible-rows";

/** Ids: 0 root, 1 a, 2 who, 3 x, 4 deep, 5 y, 6 list, 7 item, 8 long. */
const long = "x".repeat(400);
const text = `{"a":1,"who":{"x":1,"deep":{"y":0}},"list":[1],"long":"${long}"}`;

function start(foldedIds: number[] = []) {
  const tree = parseTree(text);
  const layout = layOutLog(tree);
  const folded = new Uint8Array(tree.count);
  for (const id of foldedIds) folded[id] = 1;
  let state: TreeState = startTree(folded);
  return {
    get state() {
      return state;
    },
    act(action: Parameters<typeof reduceTree>[2]) {
      state = reduceTree(tree, state, action);
      return state;
    },
    press(...keys: string[]) {
      for (const key of keys) {
        const rows = listVisibleRows(tree, layout, state.folded, state.openedValues);
        const action = actOnKey(key, tree, rows, state, 4);
        if (action !== null) state = reduceTree(tree, state, action);
      }
      return state.active;
    },
    foldedIds: () => [...state.folded.keys()].filter((id) => state.folded[id] === 1),
  };
}

describe("keys of the tree", () => {
  it("walks the rows, passing closing brackets over", () => {
    const tree = start();
    const visited = Array.from({ length: 9 }, () => tree.press("ArrowDown"));
    expect(visited).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8]);
    expect(tree.press("ArrowUp", "ArrowUp", "ArrowUp")).toBe(5);
  });

  it("passes folded nodes over", () => {
    const tree = start([2]);
    expect(tree.press("ArrowDown", "ArrowDown", "ArrowDown")).toBe(6);
  });

  it("goes to the ends and by pages", () => {
    const tree = start();
    expect(tree.press("End")).toBe(8);
    expect(tree.press("Home")).toBe(0);
    expect(tree.press("PageDown")).toBe(3);
    expect(tree.press("PageUp")).toBe(0);
  });

  it("folds to the left and unfolds to the right", () => {
    const tree = start();
    tree.press("ArrowDown", "ArrowDown", "ArrowLeft");
    expect(tree.foldedIds()).toEqual([2]);
    expect(tree.press("ArrowRight")).toBe(2);
    expect(tree.foldedIds()).toEqual([]);
    expect(tree.press("ArrowRight")).toBe(3);
    expect(tree.press("ArrowRight")).toBe(3);
    expect(tree.press("ArrowLeft")).toBe(2);
  });

  it("unfolds everything beside with the asterisk", () => {
    const tree = start([2, 4, 6]);
    tree.press("ArrowDown", "*");
    expect(tree.foldedIds()).toEqual([4]);
  });

  it("toggles containers and long values with Enter and space", () => {
    const tree = start();
    tree.press("ArrowDown", "Enter");
    expect(tree.foldedIds()).toEqual([]);
    tree.press("ArrowDown", " ");
    expect(tree.foldedIds()).toEqual([2]);
    tree.press("End", "Enter");
    expect([...tree.state.openedValues]).toEqual([8]);
    tree.press("Enter");
    expect([...tree.state.openedValues]).toEqual([]);
  });

  it("leaves other keys alone", () => {
    const tree = start();
    const before = tree.state;
    tree.press("j", "Tab", "Escape");
    expect(tree.state).toBe(before);
  });
});

describe("reveal", () => {
  it("unfolds every container around a match and stands on it", () => {
    const tree = start([0, 2, 4, 6]);
    const state = tree.act({ type: "reveal", node: 5, offset: 0, length: 1, isInKey: true });
    expect(tree.foldedIds()).toEqual([6]);
    expect(state).toMatchObject({ active: 5, target: { node: 5, part: 0 } });
  });

  it("opens a long value when the match is in what was cut", () => {
    const tree = start();
    const state = tree.act({ type: "reveal", node: 8, offset: 300, length: 5, isInKey: false });
    expect(state.openedValues.has(8)).toBe(true);
    expect(state.target).toEqual({ node: 8, part: 4 });
  });

  it("does not open a long value for a match that is on show", () => {
    const tree = start();
    const state = tree.act({ type: "reveal", node: 8, offset: 20, length: 5, isInKey: false });
    expect(state.openedValues.size).toBe(0);
    expect(state.target).toEqual({ node: 8, part: 0 });
  });

  it("asks again for the same place", () => {
    const tree = start();
    const action = { type: "reveal", node: 5, offset: 0, length: 1, isInKey: true } as const;
    const first = tree.act(action).target;
    expect(tree.act(action).target).not.toBe(first);
  });
});
