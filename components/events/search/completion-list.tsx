"use client";

import { useTranslations } from "next-intl";
import { Fragment, type Ref, useEffect, useImperativeHandle, useState } from "react";
import { forgetTexts, keptTexts } from "@/components/ui/kept-texts";
import type { CompletionUse } from "./apply-completion";
import { type Completion, completionKey } from "./completion";
import { CompletionOption, KeyHints } from "./completion-option";
import { type CompletedText, useCompletions } from "./use-completions";

export interface CompletionHandle {
  /** Takes a key that was pressed in the field; false where the list has no use for it. */
  onKey: (key: string) => boolean;
}

interface CompletionListProps extends CompletedText {
  /** Where earlier searches are kept. */
  kept: string;
  ref: Ref<CompletionHandle>;
  id: string;
  onChoose: (completion: Completion, use: CompletionUse) => void;
  onListed: (listed: ListedCompletions) => void;
}

/** The option that the keys stand on; null where no list stands under the field. */
export type ListedCompletions = { activeId: string | null } | null;

/** What a key does with the suggestion that is chosen. */
const uses: Readonly<Record<string, CompletionUse>> = { Enter: "add", Tab: "complete", "!": "exclude" };

/** The suggestion that keys or the pointer stand on: it stays chosen where answers put others before it. */
function useChosen(completions: readonly Completion[], text: string) {
  const [chosen, setChosen] = useState<{ text: string; key: string } | null>(null);
  const last = completions.length - 1;
  // Nothing is chosen until an arrow key says so: Enter takes what was typed.
  const place =
    chosen?.text === text ? completions.findIndex((item) => completionKey(item) === chosen.key) : -1;
  const index = place < 0 ? null : place;
  const choosePlace = (position: number) => {
    const item = completions[position];
    if (item) setChosen({ text, key: completionKey(item) });
  };
  const step = (key: "ArrowDown" | "ArrowUp") => {
    const next = key === "ArrowDown" ? (index ?? -1) + 1 : (index ?? last + 1) - 1;
    choosePlace(Math.max(0, Math.min(last, next)));
  };
  return { index, choosePlace, step };
}

/** The suggestions under the search field. Focus stays in the field, which passes its keys on to here. */
export default function CompletionList(props: CompletionListProps) {
  const { ref, id, kept, text, onListed } = props;
  const t = useTranslations("events");
  const [recent, setRecent] = useState(() => keptTexts(kept));
  const { completions, part } = useCompletions(props, recent);
  const { index, choosePlace, step } = useChosen(completions, text);
  const activeId = index === null ? null : `${id}-${index}`;

  const choose = (completion: Completion, use: CompletionUse) => {
    if (completion.text !== "") return props.onChoose(completion, use);
    forgetTexts(kept);
    setRecent([]);
  };

  const isListed = completions.length > 0;
  useEffect(() => {
    onListed(isListed ? { activeId } : null);
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId, isListed, onListed]);
  useEffect(() => () => onListed(null), [onListed]);

  useImperativeHandle(ref, () => ({
    onKey: (key) => {
      if (key === "ArrowDown" || key === "ArrowUp") {
        step(key);
        return true;
      }
      const completion = completions[index ?? (key === "Tab" ? 0 : -1)];
      const use = uses[key];
      if (!completion || !use) return false;
      choose(completion, use);
      return true;
    },
  }));

  if (!isListed) return null;
  return (
    <div className="enter-fade overflow-hidden rounded-3 bg-raised shadow-2">
      <div
        id={id}
        role="listbox"
        aria-label={t("completion")}
        tabIndex={-1}
        className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.25"
      >
        {completions.map((completion, position) => (
          <Fragment key={completionKey(completion)}>
            {completions[position - 1]?.group !== completion.group && (
              <div aria-hidden className="px-2 pt-1.75 pb-0.75 text-11 font-medium text-text-3">
                {t(`group.${completion.group}`)}
              </div>
            )}
            <CompletionOption
              completion={completion}
              id={`${id}-${position}`}
              isActive={position === index}
              part={part}
              onPoint={() => choosePlace(position)}
              onChoose={() => choose(completion, "add")}
            />
          </Fragment>
        ))}
      </div>
      <KeyHints />
    </div>
  );
}
