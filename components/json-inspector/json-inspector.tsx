"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { SkeletonBar } from "@/components/ui/skeleton";
import { type Copying, useCopy } from "@/components/ui/use-copy";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { InspectorHeader, type LogView } from "./inspector-header";
import { RawView } from "./raw-view";
import { TreeView } from "./tree-view";
import { useFind } from "./use-find";
import { useReadLog } from "./use-read-log";
import { useTree } from "./use-tree";
import { viewClass } from "./view-class";

export interface JsonInspectorProps {
  /** The log exactly as received. */
  text: string;
  /** Its size in UTF-8 bytes and the SHA-256 of those bytes in hex: both as the server knows them. */
  sizeBytes: number;
  sha256: string;
  /** Where the same bytes are downloaded from. */
  downloadHref: string;
  /** Offered on scalar values, with the path as search writes it and the decoded value. */
  onFilter?: ((path: string, value: string) => void) | undefined;
  /** The values that it is offered on; left out, on all. */
  canFilter?: ((path: string, value: string) => boolean) | undefined;
  initialView?: LogView;
  className?: string;
}

/** Shows an original log: a tree that loses nothing, or the exact text. What a person typed to find outlives a log. */
export function JsonInspector({ initialView = "tree", ...log }: JsonInspectorProps) {
  const [view, setView] = useState<LogView>(initialView);
  const [query, setQuery] = useState("");
  return (
    <LogPanel
      key={log.sha256}
      {...log}
      view={view}
      onViewChange={setView}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

interface LogPanelProps extends Omit<JsonInspectorProps, "initialView"> {
  view: LogView;
  onViewChange: (view: LogView) => void;
  query: string;
  onQueryChange: (query: string) => void;
}

function LogPanel(props: LogPanelProps) {
  const { text, query, onQueryChange, onFilter, canFilter, onViewChange } = props;
  const panel = useRef<HTMLElement>(null);
  const [takesFocus, setTakesFocus] = useState(false);
  const log = useReadLog(text);
  const view = log.status === "invalid" ? "raw" : props.view;
  const { state, dispatch } = useTree(log);
  const find = useFind(text, log, view, query);
  const copying = useCopy();
  const { inTree, place } = find;
  const changeView = (next: LogView) => {
    // The view that goes takes the focus with it, so the one that comes takes it over.
    setTakesFocus(panel.current?.querySelector("[data-log-view]")?.contains(document.activeElement) ?? false);
    onViewChange(next);
  };
  useShortcuts({
    t: () => (log.status === "invalid" ? false : changeView(view === "tree" ? "raw" : "tree")),
  });

  const reveal = useEffectEvent((index: number) => {
    const node = inTree.nodes[index];
    if (node === undefined) return;
    const isInKey = inTree.isInKey[index] ?? false;
    dispatch({ type: "reveal", node, offset: inTree.offsets[index] ?? 0, length: inTree.length, isInKey });
  });
  useEffect(() => {
    if (inTree.count > 0) reveal(place);
  }, [inTree, place]);

  return (
    <section ref={panel} className={classNames("@container flex min-h-0 flex-1 flex-col", props.className)}>
      <InspectorHeader
        text={text}
        sizeBytes={props.sizeBytes}
        sha256={props.sha256}
        downloadHref={props.downloadHref}
        find={{ query, onQueryChange, count: find.count, place, onMove: find.move }}
        view={log.status === "invalid" ? null : view}
        onViewChange={changeView}
        copying={copying}
      />
      <Notes copying={copying} fault={log.status === "invalid" ? log : null} />
      {view === "raw" && <RawView text={text} matches={find.inRaw} place={place} takesFocus={takesFocus} />}
      {view === "tree" && log.status === "tree" && state !== null && (
        <TreeView
          log={log}
          state={state}
          dispatch={dispatch}
          matches={inTree}
          place={place}
          copying={copying}
          onFilter={onFilter}
          canFilter={canFilter}
          takesFocus={takesFocus}
        />
      )}
      {view === "tree" && log.status === "reading" && <ReadingView />}
    </section>
  );
}

function Notes({ copying, fault }: { copying: Copying; fault: { line: number; column: number } | null }) {
  const t = useTranslations("inspector");
  const { last } = copying;
  return (
    <>
      {fault !== null && (
        <p className="pb-1.5 text-12 text-text-2">
          {t("notJson", { line: fault.line, column: fault.column })}
        </p>
      )}
      <p role="status" className={last === null || last.isCopied ? "sr-only" : "pb-1.5 text-12 text-warn"}>
        {last !== null && t(last.isCopied ? "copied" : "copyFailed")}
      </p>
    </>
  );
}

function ReadingView() {
  const t = useTranslations("inspector");
  return (
    <div role="status" aria-label={t("reading")} className={classNames(viewClass, "py-1.5 pl-15")}>
      <div className="skeleton">
        {["w-3", "w-60", "w-80", "w-52", "w-72", "w-64", "w-40"].map((width) => (
          <div key={width} className="flex h-5.5 items-center">
            <SkeletonBar className={width} />
          </div>
        ))}
      </div>
    </div>
  );
}
