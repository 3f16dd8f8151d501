import { useShortcuts } from "@/components/ui/use-shortcuts";
import { pathOf } from "@/lib/shared/lossless-json";
import { ARRAY, at, type JsonTree } from "@/lib/shared/lossless-tree";
import { valueText } from "./value-text";

/** How whoever shows the inspector filters by a value of the log. */
export interface LogFilter {
  onFilter: ((path: string, value: string) => void) | undefined;
  /** The values that it is offered on; left out, on all. */
  canFilter: ((path: string, value: string) => boolean) | undefined;
}

/** Filters by the value of a node; null where that is not offered. */
export function filterOf(
  tree: JsonTree,
  node: number,
  { onFilter, canFilter }: LogFilter,
): (() => void) | null {
  if (onFilter === undefined || at(tree.kinds, node) <= ARRAY) return null;
  const path = pathOf({ tree, id: node });
  const value = valueText(tree, node);
  return canFilter === undefined || canFilter(path, value) ? () => onFilter(path, value) : null;
}

/**
 * `f` filters by the row that shows its actions. It is taken where nothing is offered too: else the list beside the
 * log would filter by one of its own cells.
 *
 * @param node the row under the pointer, or the one with the focus; null where neither is in the tree
 */
export function useLogFilter(tree: JsonTree, node: () => number | null, filter: LogFilter): void {
  useShortcuts({
    f: () => {
      const asked = node();
      if (asked === null || filter.onFilter === undefined) return false;
      filterOf(tree, asked, filter)?.();
      return true;
    },
  });
}
