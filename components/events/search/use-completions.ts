import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useState } from "react";
import type { CatalogPage } from "@/lib/catalog/contract";
import type { EventValue } from "@/lib/events/event-values";
import type { EventListItem } from "@/lib/events/model";
import { type Draft, readDraft } from "@/lib/events/search-language/read-draft";
import type { SearchRules } from "@/lib/events/search-language/search-fault";
import { rangePresets } from "@/lib/events/time-range";
import { eventValuesQuery } from "@/lib/events/values-queries";
import { getJson } from "@/lib/http/api-client";
import type { EventListScope } from "@/lib/navigation/paths";
import { maxDraftLength } from "./completion";
import { listCompletions } from "./completions";
import { valueFieldsOf } from "./value-completions";

export interface CompletedText extends SearchRules {
  scope: EventListScope;
  text: string;
  rows: readonly EventListItem[];
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

/** The suggestions for a text, from everything that knows some, and the part of it that they complete. */
export function useCompletions(
  { scope, text, rows, fields, projects }: CompletedText,
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
