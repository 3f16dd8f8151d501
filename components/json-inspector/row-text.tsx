import { useTranslations } from "next-intl";
import { keyText } from "@/lib/shared/lossless-parse";
import { ARRAY, at, type JsonTree, NUMBER, OBJECT, STRING } from "@/lib/shared/lossless-tree";
import { TextLine } from "./text-line";
import { cutIntoPieces, type TextMark } from "./text-pieces";
import { isLong, maxCutLength, segmentCount, segmentStart, valueText, wholeUnits } from "./value-text";

export function MemberKey({
  tree,
  node,
  marks,
}: {
  tree: JsonTree;
  node: number;
  marks: readonly TextMark[];
}) {
  const key = keyText(tree, node);
  const end = wholeUnits(key, Math.min(key.length, maxCutLength));
  return (
    <>
      <bdi className="text-json-key">
        &quot;
        <TextLine pieces={cutIntoPieces(key, 0, end, marks)} />
        {end < key.length && "…"}
        &quot;
      </bdi>
      <span className="text-text-3">: </span>
    </>
  );
}

/** `{`, `{ … 5 keys }` or `{}`, and the same for arrays. */
export function ContainerText({ tree, node, isFolded }: { tree: JsonTree; node: number; isFolded: boolean }) {
  const [open, close] = at(tree.kinds, node) === OBJECT ? ["{", "}"] : ["[", "]"];
  if (at(tree.sizes, node) === 0) return <span className="text-text-3">{open + close}</span>;
  if (!isFolded) return <span className={node === 0 ? "text-text" : "text-text-3"}>{open}</span>;
  return (
    <span className="text-text-3">
      {open} … <ChildCount tree={tree} node={node} /> {close}
    </span>
  );
}

function ChildCount({ tree, node }: { tree: JsonTree; node: number }) {
  const t = useTranslations("inspector");
  const isObject = at(tree.kinds, node) === OBJECT;
  return t(isObject ? "keys" : "items", { count: at(tree.sizes, node) });
}

interface ScalarTextProps {
  tree: JsonTree;
  node: number;
  /** 0 for the node's own line, n for the nth further segment of an opened long value. */
  part: number;
  isOpened: boolean;
  marks: readonly TextMark[];
}

export function ScalarText({ tree, node, part, isOpened, marks }: ScalarTextProps) {
  const text = valueText(tree, node);
  const isCut = !isOpened && isLong(tree, node);
  const from = isOpened ? segmentStart(text, part) : 0;
  const to = isOpened ? segmentStart(text, part + 1) : wholeUnits(text, isCut ? maxCutLength : text.length);
  const isLast = isOpened ? part === segmentCount(text) - 1 : !isCut;
  const quote = at(tree.kinds, node) === STRING ? '"' : "";
  return (
    <>
      <bdi className={scalarTone(at(tree.kinds, node))}>
        {part === 0 && quote}
        <TextLine pieces={cutIntoPieces(text, from, to, marks)} />
        {isLast && quote}
      </bdi>
      {(isCut || (isOpened && isLast)) && <MoreButton hidden={text.length - to} />}
    </>
  );
}

/** For the pointer; the keyboard opens and cuts a value with Enter on its row. `hidden`: units that are cut off. */
function MoreButton({ hidden }: { hidden: number }) {
  const t = useTranslations("inspector");
  return (
    <button
      type="button"
      tabIndex={-1}
      data-toggle=""
      className="ml-2 inline-flex h-5.5 items-center rounded-1 px-1 align-top font-sans text-11 font-medium text-accent tracking-normal hover:underline"
    >
      {hidden > 0 ? `… ${t("moreCharacters", { count: hidden })}` : t("fewerCharacters")}
    </button>
  );
}

function scalarTone(kind: number): string {
  if (kind === STRING) return "text-json-string";
  return kind === NUMBER ? "text-json-number" : "text-json-word";
}

export function CloseText({ tree, node }: { tree: JsonTree; node: number }) {
  const bracket = at(tree.kinds, node) === ARRAY ? "]" : "}";
  return <span className={node === 0 ? "text-text" : "text-text-3"}>{bracket}</span>;
}
