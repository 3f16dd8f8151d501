import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/shared/format-count";
import type { TypeChoice } from "./catalog-choices";
import { CodeGroupRow } from "./code-group-row";
import { FormPart } from "./form-part";
import { type CodeGroup, codesOf, groupCodes, hasChosen, searchGroups } from "./group-codes";
import { PickerSearch } from "./picker-search";
import { toggleCodes } from "./popup-form";
import { TriCheckbox } from "./tri-checkbox";
import { useRovingFocus } from "./use-roving-focus";

export interface CodePickerProps {
  /** Null while none is chosen. */
  type: TypeChoice | null;
  events: readonly string[];
  /** Whose codes are chosen; null for codes chosen by hand. */
  template: string | null;
  error: string | undefined;
  notice: string | undefined;
  onChange: (events: string[]) => void;
  /** Says that every code is meant; null where nobody has to say so. */
  onTakeEvery: (() => void) | null;
}

interface SearchProps {
  text: string;
  onChange: (text: string) => void;
  onDown: () => void;
  isDisabled: boolean;
}

function CodeSearch({ text, onChange, onDown, isDisabled }: SearchProps) {
  const t = useTranslations("subscriptions");
  return (
    <PickerSearch
      label={t("findCode")}
      value={text}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") onDown();
        // Nothing is sent by looking for a code.
        if (event.key === "ArrowDown" || (event.key === "Enter" && !event.ctrlKey)) event.preventDefault();
        if (event.key !== "Escape" || text === "") return;
        event.preventDefault();
        onChange("");
      }}
    />
  );
}

/** Keeps to the acts with a chosen code. What is taken out stays in sight, to be put back. */
function useChosenOnly(groups: readonly CodeGroup[], chosen: ReadonlySet<string>) {
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const withChosen = () =>
    new Set(groups.filter((group) => hasChosen(group, chosen)).map(({ stem }) => stem));
  return {
    kept,
    toggle: () => setKept(kept === null ? withChosen() : null),
    renew: () => kept !== null && setKept(withChosen()),
  };
}

function useCodeList({ type, events, onChange }: CodePickerProps) {
  const [text, setText] = useState("");
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const offered = type?.codes.map(({ event }) => event) ?? [];
  const groups = groupCodes(type?.codes ?? [], type?.resourceType ?? "");
  const chosen = new Set(events);
  const only = useChosenOnly(groups, chosen);
  const found = searchGroups(groups, text).filter(({ stem }) => only.kept?.has(stem) ?? true);
  const shown = found.flatMap((group) => codesOf(group).map(({ event }) => event));
  const chosenCount = shown.filter((code) => chosen.has(code)).length;
  return {
    text,
    setText,
    found,
    shown,
    chosen,
    only,
    isSearching: text.trim() !== "",
    /** What is on show is what was asked for: nothing of it is folded away. */
    isNarrowed: text.trim() !== "" || only.kept !== null,
    /** Of what is on show. */
    isAllChosen: chosenCount === 0 ? false : chosenCount === shown.length ? true : null,
    isUnfolded: (stem: string) => unfolded.has(stem),
    unfold: (stem: string, isOpen: boolean) => {
      const next = new Set(unfolded);
      if (isOpen) next.add(stem);
      else next.delete(stem);
      setUnfolded(next);
    },
    toggle: (codes: readonly string[], isChosen: boolean) =>
      onChange(toggleCodes(events, codes, isChosen, offered)),
  };
}

/** Brings the first chosen code into view: of what is opened, and of each template that is chosen. */
function useShowChosen(
  list: RefObject<HTMLElement | null>,
  template: string | null,
  only: ReturnType<typeof useChosenOnly>,
) {
  const show = useEffectEvent(() => {
    only.renew();
    const first = list.current?.querySelector<HTMLElement>("[data-chosen]");
    // The list scrolls, and nothing around it: the focus stays where it is.
    if (list.current && first) list.current.scrollTop = first.offsetTop;
  });
  const isOpened = useRef(false);
  useEffect(() => {
    if (!isOpened.current || template !== null) show();
    isOpened.current = true;
  }, [template]);
}

interface CodeBarProps {
  list: ReturnType<typeof useCodeList>;
  type: TypeChoice | null;
  chosenCount: number;
}

/** Chooses everything on show, and shows what is chosen. */
function CodeBar({ list, type, chosenCount }: CodeBarProps) {
  const t = useTranslations("subscriptions");
  const isOnly = list.only.kept !== null;
  const count = formatCount(list.shown.length);
  const words = isOnly ? "selectShown" : list.isSearching ? "selectFound" : "selectAll";
  const selectWords = type ? t(words, { count }) : t("selectAllCodes");
  return (
    <div className="mx-px flex min-h-8 shrink-0 flex-wrap items-center gap-x-2.25 border-b border-line bg-sunken px-2.75 text-12 font-medium">
      <TriCheckbox
        isChecked={list.isAllChosen}
        label={selectWords}
        onChange={(isChosen) => list.toggle(list.shown, isChosen)}
        isDisabled={list.shown.length === 0}
      />
      <span aria-hidden>{selectWords}</span>
      {isOnly || chosenCount > 0 ? (
        <Button kind="ghost" size="small" className="touch ml-auto -mr-1.5" onClick={list.only.toggle}>
          {t(isOnly ? "showEveryCode" : "showChosenCodes", { count: chosenCount })}
        </Button>
      ) : (
        <span className="ml-auto font-normal text-text-3 max-sm:hidden">{t("noneMeansEvery")}</span>
      )}
    </div>
  );
}

/** The codes of the type by act. None chosen means all of the type, also those that come later. */
export function CodePicker(props: CodePickerProps) {
  const { type, events, template, error, notice, onTakeEvery } = props;
  const t = useTranslations("subscriptions");
  const list = useCodeList(props);
  const body = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(body);
  useShowChosen(body, template, list.only);
  const total = type?.codes.length ?? 0;
  return (
    <FormPart
      field="events"
      label={t("codes")}
      detail={
        type &&
        (events.length === 0 && !onTakeEvery
          ? t("everyCode", { total })
          : t("codesChosen", { count: events.length, total }))
      }
      action={
        onTakeEvery && (
          <Button kind="ghost" size="small" onClick={onTakeEvery}>
            {t("takeEveryCode")}
          </Button>
        )
      }
      error={error}
      notice={notice}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="edge-control flex max-h-110 min-h-80 flex-1 flex-col overflow-hidden rounded-2 @min-[1080px]/popup:max-h-none @min-[1080px]/popup:min-h-0">
        <CodeSearch
          text={list.text}
          onChange={list.setText}
          onDown={() => body.current?.querySelector<HTMLElement>("[data-roving][tabindex='0']")?.focus()}
          isDisabled={!type}
        />
        <CodeBar list={list} type={type} chosenCount={events.length} />
        <div ref={body} {...roving} className="relative mx-px min-h-0 flex-1 overflow-y-auto">
          <ul aria-label={t("codes")}>
            {list.found.map((group) => (
              <CodeGroupRow
                key={group.stem}
                group={group}
                chosen={list.chosen}
                isUnfolded={group.causes.length > 0 && (list.isNarrowed || list.isUnfolded(group.stem))}
                onUnfold={(isOpen) => list.unfold(group.stem, isOpen)}
                onToggle={list.toggle}
              />
            ))}
          </ul>
          {list.found.length === 0 && (
            <p className="px-3 py-3 text-text-3">{type ? t("noCodeFound") : t("typeFirstForCodes")}</p>
          )}
        </div>
      </div>
    </FormPart>
  );
}
