"use client";

import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Fragment, type Ref, useDeferredValue, useEffect, useImperativeHandle, useState } from "react";
import { forgetTexts, keptTexts } from "@/components/ui/kept-texts";
import type { CatalogPage } from "@/lib/catalog/contract";
import type { EventValue } from "@/lib/events/event-values";
import type { EventListItem } from "@/lib/events/model";
import { type Draft, readDraft } from "@/lib/events/search-language/read-draft";
import type { SearchRules } from "@/lib/events/search-language/search-fault";
import { rangePresets } from "@/lib/events/time-range";
import { eventValuesQuery } from "@/lib/events/values-queries";
import { getJson } from "@/lib/http/api-client";
import type { EventListScope } from "@/lib/navigation/paths";
import type { CompletionUse } from "./apply-completion";
import { type Completion, completionKey, maxDraftLength } from "./completion";
import { CompletionOption, KeyHints } from "./completion-option";
import { listCompletions } from "./completions";
import { valueFieldsOf } from "./value-completions";

export interface CompletionHandle {
  /** Takes a key that was pressed in the field; false where the list has no use for it. */
  onKey: (key: string) => boolean;
}

interface CompletionListProps extends SearchRules {
  scope: EventListScope;
  /** Where earlier searches are kept. */
  kept: string;
  ref: Ref<CompletionHandle>;
  id: string;
  text: string;
  rows: readonly EventListItem[];
  onChoose: (completion: Completion, use: CompletionUse) => void;
  onListed: (listed: ListedCompletions) => void;
}

/** How long the keys rest before the server is asked what occurs. */
const settleMs = 120;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), settleMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What occurs in the list and contains what was typed; null until all of it is known, and where nothing is asked. */
function useValues(scope: EventListScope, draft: Draft): readonly EventValue[] | null {
  const isSettled = useSettled(draft.value) === draft.value;
  const answers = useQueries({
    queries: valueFieldsOf(draft).map((field) => ({
      ...eventValuesQuery(scope, field, draft.value.trim()),
      enabled: isSettled,
    })),
  });
  const isKnown = answers.length > 0 && answers.every(({ data }) => data);
  return isKnown ? answers.flatMap(({ data }) => data?.values ?? []) : null;
}

/** The option that the keys stand on; null where no list stands under the field. */
export type ListedCompletions = { activeId: string | null } | null;

/** What a key does with the suggestion that is chosen. */
const uses: Readonly<Record<string, CompletionUse>> = { Enter: "add", Tab: "complete", "!": "exclude" };

/** What the catalog knows of the text; fields that the catalog has no words for ask nothing. */
function useCatalogAnswer({ field, value }: Draft): CatalogPage | null {
  const isKnownToIt =
    field === null ? value.length > 1 : ["event", "service", "resourceType"].includes(field);
  const isAsked = isKnownToIt && value.length <= maxDraftLength;
  const parameters = new URLSearchParams({ limit: "60", ...(value ? { q: value } : {}) });
  const { data } = useQuery({
    queryKey: ["catalog", "completions", parameters.toString()],
    queryFn: ({ signal }) => getJson<CatalogPage>(`/api/v1/catalog?${parameters}`, signal),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return isAsked ? (data ?? null) : null;
}

function useCompletions(
  { scope, text, rows, fields, projects }: CompletionListProps,
  recent: readonly string[],
) {
  const t = useTranslations("events");
  const locale = useLocale();
  const draft = readDraft(useDeferredValue(text));
  const catalog = useCatalogAnswer(draft);
  const values = useValues(scope, draft);
  const completions = listCompletions({
    draft,
    locale,
    catalog,
    rows,
    values,
    fields,
    projects,
    recent,
    nameOf: (field) => t(`field.${field}`),
    hintOf: (field) => t(`fieldHint.${field}`),
    choiceOf: (value) => t(draft.field === "outcome" ? `outcome.${value}` : `value.${value}`),
    words: {
      findText: (value) => t("findText", { text: value }),
      nowCode: (event) => t("nowCode", { event }),
      ranges: rangePresets.map((from) => ({ from, name: t(`presetName.${from}`) })),
      forgetRecent: t("forgetRecent"),
    },
  });
  return { completions, part: draft.value };
}

/** The suggestions under the search field. Focus stays in the field, which passes its keys on to here. */
export default function CompletionList(props: CompletionListProps) {
  const { ref, id, kept, text, onListed } = props;
  const t = useTranslations("events");
  const [recent, setRecent] = useState(() => keptTexts(kept));
  const { completions, part } = useCompletions(props, recent);
  const [chosen, setChosen] = useState<{ text: string; index: number } | null>(null);
  const last = completions.length - 1;
  // Nothing is chosen until an arrow key says so: Enter takes what was typed.
  const index = chosen?.text === text ? Math.min(chosen.index, last) : null;
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
        const next = key === "ArrowDown" ? (index ?? -1) + 1 : (index ?? last + 1) - 1;
        setChosen({ text, index: Math.max(0, Math.min(last, next)) });
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
              onPoint={() => setChosen({ text, index: position })}
              onChoose={() => choose(completion, "add")}
            />
          </Fragment>
        ))}
      </div>
      <KeyHints />
    </div>
  );
}
