import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { isBeyondSafeInteger } from "@/lib/shared/lossless-json";
import { ARRAY, at, type JsonTree, KEY_IS_REPEATED, NO_NODE, NUMBER } from "@/lib/shared/lossless-tree";
import { canFold, type LogLayout } from "./log-layout";
import type { NodeMarks } from "./match-marks";
import { CloseText, ContainerText, MemberKey, ScalarText } from "./row-text";
import { valueText } from "./value-text";
import { CLOSE_PART, maxIndentLevels, OPEN_PART } from "./visible-rows";

interface TreeRowProps {
  tree: JsonTree;
  layout: LogLayout;
  node: number;
  part: number;
  top: number;
  gutter: number;
  isFolded: boolean;
  isOpened: boolean;
  /** The row that Tab reaches. */
  isActive: boolean;
  /** The pointer is over the row or over its actions. */
  isHovered: boolean;
  marks: NodeMarks;
}

const rowClass = "absolute left-0 flex h-5.5 w-full items-center whitespace-pre pr-2";

/** One line of the tree. Pointer and keys are heard by the tree, which finds the node in `data-node`. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { tree, layout, node, part, top, isFolded, isActive, isHovered } = props;
  if (part !== OPEN_PART) {
    return (
      <div aria-hidden data-node={node} className={classNames(rowClass, "bg-canvas")} style={{ top }}>
        <Gutter width={props.gutter} line={part === CLOSE_PART ? at(layout.closeLines, node) : null} />
        <Indent depth={at(layout.depths, node)} />
        {part === CLOSE_PART ? <CloseText tree={tree} node={node} /> : <RowValue {...props} />}
      </div>
    );
  }
  const parent = at(tree.parents, node);
  const isFoldable = canFold(tree, node);
  return (
    <div
      role="treeitem"
      aria-level={at(layout.depths, node) + 1}
      aria-expanded={isFoldable ? !isFolded : undefined}
      aria-setsize={parent === NO_NODE ? 1 : at(tree.sizes, parent)}
      aria-posinset={at(tree.ordinals, node) + 1}
      tabIndex={isActive ? 0 : -1}
      data-node={node}
      className={classNames(
        rowClass,
        // Drawn over the gutter, which stays in place above the text.
        "outline-none after:pointer-events-none after:absolute after:inset-0 after:z-2 focus-visible:bg-hover",
        "after:-outline-offset-2 after:outline-accent focus-visible:after:outline-2",
        isHovered ? "bg-hover" : "bg-canvas",
      )}
      style={{ top }}
    >
      <Gutter width={props.gutter} line={at(layout.openLines, node)}>
        {isFoldable && <Icon of={isFolded ? ChevronRight : ChevronDown} size={12} />}
      </Gutter>
      <Indent depth={at(layout.depths, node)} />
      <span className="inline-flex items-center">
        <RowValue {...props} />
        <RowTags tree={tree} node={node} />
      </span>
    </div>
  );
});

function RowValue({ tree, node, part, isFolded, isOpened, marks }: TreeRowProps) {
  const hasKey = part === OPEN_PART && at(tree.keyStarts, node) > 0;
  return (
    <span>
      {hasKey && <MemberKey tree={tree} node={node} marks={marks.key} />}
      {at(tree.kinds, node) <= ARRAY ? (
        <ContainerText tree={tree} node={node} isFolded={isFolded} />
      ) : (
        <ScalarText tree={tree} node={node} part={part} isOpened={isOpened} marks={marks.value} />
      )}
    </span>
  );
}

function RowTags({ tree, node }: { tree: JsonTree; node: number }) {
  const isBeyond = at(tree.kinds, node) === NUMBER && isBeyondSafeInteger(valueText(tree, node));
  const isRepeated = (at(tree.flags, node) & KEY_IS_REPEATED) !== 0;
  return (
    <>
      {isBeyond && <RowTag tone="plain" name="beyondSafeInteger" />}
      {isRepeated && <RowTag tone="warn" name="repeatedKey" />}
    </>
  );
}

// Rows are drawn by the dozen in each frame of a scroll, so only what has words to say reads the messages.
function RowTag({ tone, name }: { tone: "plain" | "warn"; name: "beyondSafeInteger" | "repeatedKey" }) {
  const t = useTranslations("inspector");
  return (
    <>
      {" "}
      <Tag tone={tone} className="ml-2 h-4 font-sans text-[10.5px] tracking-normal">
        {t(name)}
      </Tag>
    </>
  );
}

/**
 * The line number and the fold mark; they stay in sight when a long line is scrolled. The number is drawn, not written,
 * so that it is neither read out nor copied with the text.
 */
function Gutter(props: { width: number; line: number | null; children?: ReactNode }) {
  return (
    <span
      aria-hidden
      className="sticky left-0 z-1 flex h-full shrink-0 select-none items-center bg-inherit text-text-3"
    >
      <span
        data-line={props.line}
        className="num pr-2 text-right text-11 before:content-[attr(data-line)]"
        style={{ width: props.width }}
      />
      <span className="grid w-4 place-items-center">{props.children}</span>
    </span>
  );
}

/** Two columns a level, up to a bound; deeper rows say their level, so that a log of any depth can be read. */
function Indent({ depth }: { depth: number }) {
  const levels = Math.min(depth, maxIndentLevels);
  return (
    <span className="shrink-0 text-11 text-text-3" style={{ paddingLeft: `${2 * levels}ch` }}>
      {depth > maxIndentLevels && <Level depth={depth} />}
    </span>
  );
}

function Level({ depth }: { depth: number }) {
  const t = useTranslations("inspector");
  return <span data-tip={t("level", { level: depth })} className="mr-[1ch]">{`⇥${depth}`}</span>;
}
