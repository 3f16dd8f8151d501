import { Copy, ListFilter, type LucideIcon, Route } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import type { Copying } from "@/components/ui/use-copy";
import { pathOf } from "@/lib/shared/lossless-json";
import type { JsonTree } from "@/lib/shared/lossless-tree";
import { CopyIcon } from "./copy-icon";
import { filterOf, type LogFilter } from "./use-log-filter";
import { copiedText } from "./value-text";

interface RowActionsProps extends LogFilter {
  tree: JsonTree;
  node: number;
  /** Top of the node's row in the scrolled view, in CSS pixels. */
  top: number;
  copying: Copying;
  onKeyDownCapture: (event: KeyboardEvent) => void;
}

/**
 * What can be done with the row under the pointer, or with the one that has the focus: it comes next in the order of
 * Tab. One for the whole tree, beside it and not in it, since a tree item's name is its line and not these words.
 */
export function RowActions(props: RowActionsProps) {
  const { tree, node, top, copying, onKeyDownCapture } = props;
  const t = useTranslations("inspector");
  const path = pathOf({ tree, id: node });
  const done = copying.last?.isCopied ? copying.last.what : null;
  const filter = filterOf(tree, node, props);
  return (
    <div className="pointer-events-none absolute left-0 z-1 flex h-5.5 w-full items-center" style={{ top }}>
      <div
        role="toolbar"
        aria-label={t("actions", { path })}
        data-node={node}
        onKeyDownCapture={onKeyDownCapture}
        className="pointer-events-auto sticky right-2 ml-auto flex gap-px rounded-[5px] bg-raised font-sans text-11 tracking-normal shadow-2"
      >
        <Action
          icon={Copy}
          label={t("copyValue")}
          isDone={done === `value ${node}`}
          onClick={() => copying.copy(`value ${node}`, copiedText(tree, node))}
        >
          {t("value")}
        </Action>
        <Action
          icon={Route}
          label={t("copyPath")}
          tip={path}
          isDone={done === `path ${node}`}
          onClick={() => copying.copy(`path ${node}`, path)}
        >
          {t("path")}
        </Action>
        {filter && (
          <Action icon={ListFilter} shortcut="f" onClick={filter}>
            {t("filter")}
          </Action>
        )}
      </div>
    </div>
  );
}

interface ActionProps {
  icon: LucideIcon;
  /** Where the visible word alone would not say it. */
  label?: string;
  tip?: string;
  shortcut?: string;
  isDone?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Action({ icon, label, tip, shortcut, isDone = false, onClick, children }: ActionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tip={tip ?? label}
      data-tip-key={shortcut}
      onClick={onClick}
      className="press flex h-6 items-center gap-1 rounded-1 px-1.5 font-medium text-text-2 hover:bg-hover hover:text-text focus-visible:outline-offset-0"
    >
      <CopyIcon of={icon} isCopied={isDone} size={12} />
      {children}
    </button>
  );
}
