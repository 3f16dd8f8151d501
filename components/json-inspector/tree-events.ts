import type { KeyboardEvent, MouseEvent } from "react";
import { shortcutKey } from "@/components/ui/shortcut-key";
import type { Copying } from "@/components/ui/use-copy";
import type { JsonTree } from "@/lib/shared/lossless-tree";
import { canFold } from "./log-layout";
import { actOnKey } from "./tree-keys";
import type { TreeAction, TreeState } from "./tree-state";
import { copiedText } from "./value-text";
import type { VisibleRows } from "./visible-rows";

interface HeardTree {
  tree: JsonTree;
  rows: VisibleRows;
  state: TreeState;
  pageRows: number;
  copying: Copying;
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
    // On the way in, since the page's own keys are heard at the document.
    onKeyDownCapture: (event: KeyboardEvent) => {
      // From the actions of a row, the arrows lead back to the rows; all else is the buttons' own.
      const isInButton = event.target instanceof Element && event.target.closest("button") !== null;
      if (isInButton && event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      if (!takeCopy(heard, event)) {
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

/** Copies with the platform's own keys; answers whether the key was that. */
function takeCopy({ tree, state, copying }: HeardTree, event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  // Whoever has selected text wants that.
  if (!isCommand || shortcutKey(event.nativeEvent) !== "c" || window.getSelection()?.isCollapsed === false)
    return false;
  copying.copy(`value ${state.active}`, copiedText(tree, state.active));
  return true;
}
