import type { KeyboardEvent, MouseEvent } from "react";
import { pathOf } from "@/lib/shared/lossless-json";
import { ARRAY, at, type JsonTree } from "@/lib/shared/lossless-tree";
import { canFold } from "./log-layout";
import { actOnKey } from "./tree-keys";
import type { TreeAction, TreeState } from "./tree-state";
import type { Copying } from "./use-copy";
import { copiedText, valueText } from "./value-text";
import type { VisibleRows } from "./visible-rows";

interface HeardTree {
  tree: JsonTree;
  rows: VisibleRows;
  state: TreeState;
  pageRows: number;
  copying: Copying;
  onFilter: ((path: string, value: string) => void) | undefined;
  canFilter: ((path: string, value: string) => boolean) | undefined;
}

/** The node of what is under an event's target, if that matches `selector`; null between rows. */
export function nodeUnder(target: EventTarget, selector = "*"): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-node]") : null;
  return row?.matches(selector) ? Number(row.dataset.node) : null;
}

/** The tree's handlers of pointer and keys, one of each for all rows. */
export function hearTree(heard: HeardTree, act: (action: TreeAction, isByKey: boolean) => void) {
  return {
    onClick: (event: MouseEvent) => {
      const action = actOnClick(heard, event.target);
      if (action !== null) act(action, false);
    },
    // On the way in, since the page's own keys (`f` filters the list too) are heard at the document.
    onKeyDownCapture: (event: KeyboardEvent) => {
      // From the actions of a row, the arrows lead back to the rows; all else is the buttons' own.
      const isInButton = event.target instanceof Element && event.target.closest("button") !== null;
      if (isInButton && event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      if (!takeShortcut(heard, event)) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const action = actOnKey(event.key, heard.tree, heard.rows, heard.state, heard.pageRows);
        if (action === null) return;
        act(action, true);
      }
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function actOnClick({ tree, state }: HeardTree, target: EventTarget): TreeAction | null {
  const node = nodeUnder(target);
  if (node === null || !(target instanceof Element)) return null;
  const button = target.closest("button");
  if (button !== null) return button.hasAttribute("data-toggle") ? { type: "toggle", node } : null;
  // Whoever has just selected text wants the text, not a fold.
  if (window.getSelection()?.isCollapsed === false) return null;
  const isOwnLine = target.closest('[role="treeitem"]') !== null;
  if (isOwnLine && canFold(tree, node)) return { type: "toggle", node };
  return node === state.active && isOwnLine ? null : { type: "activate", node };
}

/** Copy with the platform's own keys, filter with `f`; answers whether the key was one of them. */
function takeShortcut(
  { tree, state, copying, onFilter, canFilter }: HeardTree,
  event: KeyboardEvent,
): boolean {
  const node = state.active;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === "c" && window.getSelection()?.isCollapsed !== false) {
    copying.copy(`value ${node}`, copiedText(tree, node));
    return true;
  }
  const isPlain = !isCommand && !event.altKey && !event.shiftKey;
  if (isPlain && event.key === "f" && onFilter !== undefined && at(tree.kinds, node) > ARRAY) {
    const path = pathOf({ tree, id: node });
    const value = valueText(tree, node);
    // Taken where it is not offered too: the list would filter by one of its own cells.
    if (canFilter?.(path, value) ?? true) onFilter(path, value);
    return true;
  }
  return false;
}
