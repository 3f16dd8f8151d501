import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Copying } from "@/components/ui/use-copy";
import { at } from "@/lib/shared/lossless-tree";
import type { LogMatches } from "./find-in-log";
import { marksOfNode } from "./match-marks";
import type { ReadLog } from "./read-log";
import { RowActions } from "./row-actions";
import { hearTree, nodeUnder } from "./tree-events";
import { TreeRow } from "./tree-row";
import type { TreeAction, TreeState } from "./tree-state";
import { type LogFilter, useLogFilter } from "./use-log-filter";
import { useTreeRows } from "./use-tree-rows";
import { gutterWidth, lineHeight, viewClass, viewPadding } from "./view-class";
import { OPEN_PART, rowOf, type VisibleRows } from "./visible-rows";

interface TreeViewProps extends LogFilter {
  log: ReadLog & { status: "tree" };
  state: TreeState;
  dispatch: (action: TreeAction) => void;
  matches: LogMatches;
  /** Index of the current match. */
  place: number;
  copying: Copying;
  /** The active row takes the focus when the view comes up. */
  takesFocus: boolean;
}

/** The tree of a log, of which only the rows on show are drawn. */
export function TreeView(props: TreeViewProps) {
  // The virtualizer is one object that changes inside; memoized reads of it would go stale.
  "use no memo";
  const { log, state, dispatch, copying, onFilter, canFilter } = props;
  const t = useTranslations("inspector");
  const [hovered, setHovered] = useState<number | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const { scroller, rows, virtualizer, focusSoon } = useTreeRows(log, state, props.takesFocus);
  const pageRows = Math.floor((virtualizer.scrollRect?.height ?? 0) / lineHeight);
  const heard = { tree: log.tree, rows, state, pageRows, copying };
  const hears = hearTree(heard, (action, isByKey) => {
    if (isByKey) {
      // Whoever goes by keyboard has left the pointer lying somewhere.
      setHovered(null);
      setHasFocus(true);
    }
    focusSoon();
    dispatch(action);
  });
  const offered = hovered ?? (hasFocus ? state.active : null);
  const gutter = gutterWidth(log.layout.lineCount);
  useLogFilter(
    log.tree,
    () => hovered ?? (scroller.current?.contains(document.activeElement) ? state.active : null),
    { onFilter, canFilter },
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what the tree and its toolbar inside are doing
    <div
      ref={scroller}
      data-log-view=""
      onPointerOver={(event) => setHovered(nodeUnder(event.target, offering))}
      onPointerLeave={() => setHovered(null)}
      onFocus={(event) => setHasFocus(showsFocus(event.target))}
      onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
      className={viewClass}
    >
      <div
        className="relative min-w-full"
        style={{ height: virtualizer.getTotalSize(), width: treeWidth(gutter, rows) }}
      >
        <div role="tree" aria-label={t("treeLabel")} {...hears} className="absolute inset-0">
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const shown = rowProps(props, at(rows.nodes, index), at(rows.parts, index), hovered);
            return <TreeRow key={`${shown.node} ${shown.part}`} {...shown} top={start} gutter={gutter} />;
          })}
        </div>
        {offered !== null && (
          <RowActions
            tree={log.tree}
            node={offered}
            top={rowOf(log.tree, rows, offered) * lineHeight + viewPadding}
            copying={copying}
            onFilter={onFilter}
            canFilter={canFilter}
            onKeyDownCapture={hears.onKeyDownCapture}
          />
        )}
      </div>
    </div>
  );
}

/** A node offers its actions on its own line, and while the pointer is on them. */
const offering = '[role="treeitem"], [role="toolbar"]';

/** Whether the focus is to be seen: it came by keyboard, or by a finger, which can't hover. */
function showsFocus(target: Element): boolean {
  return target.matches(":focus-visible") || window.matchMedia("(hover: none)").matches;
}

function rowProps(props: TreeViewProps, node: number, part: number, hovered: number | null) {
  const { log, state, matches, place } = props;
  const isOwn = part === OPEN_PART;
  return {
    tree: log.tree,
    layout: log.layout,
    node,
    part,
    isFolded: state.folded[node] === 1,
    isOpened: state.openedValues.has(node),
    isActive: isOwn && node === state.active,
    isHovered: isOwn && node === hovered,
    marks: marksOfNode(matches, node, place),
  };
}

/** Wide enough for the longest row: a character is a little narrower than `ch`, for the tracking. */
function treeWidth(gutter: number, rows: VisibleRows): string {
  return `calc(${gutter + 24}px + ${Math.ceil(rows.columns * 0.97)}ch)`;
}
