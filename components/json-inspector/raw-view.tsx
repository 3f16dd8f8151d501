import { useTranslations } from "next-intl";
import { type ClipboardEvent, memo, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { TextMatches } from "./find-in-log";
import { cutAtMatches } from "./raw-pieces";
import { cutIntoRows, type RawRows, rawRowAt } from "./raw-rows";
import { selectedText } from "./raw-selection";
import { TextLine } from "./text-line";
import { useColumns } from "./use-columns";
import { useLines } from "./use-lines";
import { gutterWidth, viewClass } from "./view-class";

interface RawViewProps {
  text: string;
  matches: TextMatches;
  /** Index of the current match. */
  place: number;
  /** The view takes the focus when it comes up. */
  takesFocus: boolean;
}

const nothing = new Uint32Array();
const noRows: RawRows = { count: 0, starts: nothing, ends: nothing, lines: nothing, lineCount: 1 };

/** The text exactly as received, long lines broken to fit; only the rows on show are drawn. */
export function RawView({ text, matches, place, takesFocus }: RawViewProps) {
  // The virtualizer is one object that changes inside; memoized reads of it would go stale.
  "use no memo";
  const t = useTranslations("inspector");
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const columns = useColumns(scroller, probe, gutterWidth(9999) + 24);
  const rows = useMemo(() => (columns === null ? noRows : cutIntoRows(text, columns)), [text, columns]);
  const { virtualizer, bringIntoSight } = useLines(scroller, rows.count);

  const offset = matches.offsets[place];
  const scrollToOffset = useEffectEvent((to: number) => bringIntoSight(rawRowAt(rows, to)));
  const hasRows = rows.count > 0;
  useLayoutEffect(() => {
    if (hasRows && offset !== undefined) scrollToOffset(offset);
  }, [hasRows, offset]);

  useLayoutEffect(() => {
    if (takesFocus) scroller.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const onCopy = (event: ClipboardEvent) => {
    const selected = selectedText(text);
    if (selected === null) return;
    event.clipboardData.setData("text/plain", selected);
    event.preventDefault();
  };
  const gutter = gutterWidth(rows.lineCount);
  return (
    <section
      ref={scroller}
      data-log-view=""
      aria-label={t("rawLabel")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onCopy={onCopy}
      className={viewClass}
    >
      <span ref={probe} aria-hidden className="invisible absolute">
        {"0".repeat(50)}
      </span>
      <div className="relative min-w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <RawRow
            key={item.index}
            text={text.slice(rows.starts[item.index], rows.ends[item.index])}
            start={rows.starts[item.index] ?? 0}
            line={rows.lines[item.index] ?? 0}
            top={item.start}
            gutter={gutter}
            matches={matches}
            place={place}
          />
        ))}
      </div>
    </section>
  );
}

interface RawRowProps extends Omit<RawViewProps, "takesFocus"> {
  start: number;
  line: number;
  top: number;
  gutter: number;
}

const RawRow = memo(function RawRow(props: RawRowProps) {
  const { text, start, line, top, gutter, matches, place } = props;
  return (
    <div className="absolute left-0 flex h-5.5 w-full whitespace-pre pr-2" style={{ top }}>
      <span
        aria-hidden
        className="num shrink-0 select-none pr-4 text-right text-11 leading-5.5 text-text-3"
        style={{ width: gutter + 8 }}
      >
        {line > 0 && line}
      </span>
      <bdi data-start={start} className="[tab-size:2]">
        <TextLine pieces={cutAtMatches(text, start, matches, place)} />
      </bdi>
    </div>
  );
});
