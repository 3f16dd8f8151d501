"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Box, Hash, Layers, ListFilter, TextSearch, User, Zap } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import {
  Fragment,
  type Ref,
  useDeferredValue,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { CatalogPage } from "@/lib/catalog/contract";
import type { EventFilterField } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { getJson } from "@/lib/http/api-client";
import { type Completion, type CompletionGroup, listCompletions } from "./completions";
import { type Draft, readDraft } from "./query-text";

export interface CompletionHandle {
  /** Takes a key that was pressed in the field; false where the list has no use for it. */
  onKey: (key: string) => boolean;
}

interface CompletionListProps {
  ref: Ref<CompletionHandle>;
  id: string;
  text: string;
  rows: readonly EventListItem[];
  fields: readonly EventFilterField[];
  onChoose: (completion: Completion, how: "add" | "complete") => void;
  onActive: (optionId: string | null) => void;
}

const icons: Record<CompletionGroup, typeof Hash> = {
  fields: Hash,
  catalog: Zap,
  services: Layers,
  resourceTypes: Box,
  values: User,
  choices: ListFilter,
  text: TextSearch,
};
const iconOf = ({ group, field }: Completion) =>
  group === "values" && field !== "actor" ? Box : icons[group];

/** What the catalog knows of the text; fields that the catalog has no words for ask nothing. */
function useCatalogAnswer({ field, value }: Draft): CatalogPage | null {
  const isAsked = field === null ? value.length > 1 : ["event", "service", "resourceType"].includes(field);
  const parameters = new URLSearchParams({ limit: "12", ...(value ? { q: value } : {}) });
  const { data } = useQuery({
    queryKey: ["catalog", "completions", parameters.toString()],
    queryFn: ({ signal }) => getJson<CatalogPage>(`/api/v1/catalog?${parameters}`, signal),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return isAsked ? (data ?? null) : null;
}

/** The part that was typed, underlined in a suggestion. */
function Marked({ text, part }: { text: string; part: string }) {
  const start = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  if (start < 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, start + part.length)}</mark>
      {text.slice(start + part.length)}
    </>
  );
}

function Option(props: {
  completion: Completion;
  id: string;
  isActive: boolean;
  part: string;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const { completion, id, isActive, part, onPoint, onChoose } = props;
  const { group, field, label, detail } = completion;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys of the list
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={classNames(
        "flex h-7.5 cursor-pointer items-center gap-2.25 rounded-[5px] px-2 max-sm:h-10",
        isActive && "bg-active",
      )}
    >
      <Icon of={iconOf(completion)} size={14} className="shrink-0 text-text-3" />
      <span className="cut">
        {group === "values" && <span className="text-text-3">{field}:</span>}
        <Marked text={label} part={part} />
      </span>
      {detail && <span className="cut ml-auto pl-3 text-12 text-text-3">{detail}</span>}
    </div>
  );
}

function KeyHints() {
  const t = useTranslations("events");
  const hints = [
    ["↑", "↓", t("keyMove")],
    ["Tab", t("keyComplete")],
    ["↵", t("keyAdd")],
    ["!", t("keyExclude")],
    ["Esc", t("keyClose")],
  ];
  return (
    <div
      aria-hidden
      className="flex flex-wrap items-center gap-x-3.5 gap-y-1 border-t border-line px-3.25 py-1.75 text-11 text-text-2 max-sm:hidden"
    >
      {hints.map((hint) => (
        <span key={hint.at(-1)} className="flex items-center gap-1.25 last:ml-auto">
          {hint.slice(0, -1).map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {hint.at(-1)}
        </span>
      ))}
    </div>
  );
}

/** The suggestions under the search field. Focus stays in the field, which passes its keys on to here. */
export default function CompletionList(props: CompletionListProps) {
  const { ref, id, text, rows, fields, onChoose, onActive } = props;
  const t = useTranslations("events");
  const locale = useLocale() === "ko" ? "ko" : "en";
  const box = useRef<HTMLDivElement>(null);
  const groupId = useId();
  const [active, setActive] = useState<{ text: string; index: number | null }>({ text, index: null });
  const draft = readDraft(useDeferredValue(text));
  const catalog = useCatalogAnswer(draft);
  const completions = listCompletions({
    draft,
    locale,
    catalog,
    rows,
    fields,
    hintOf: (field) => t(`fieldHint.${field}`),
    choiceOf: (value) => t(draft.field === "outcome" ? `outcome.${value}` : `value.${value}`),
    findText: (value) => t("findText", { text: value }),
  });
  // Nothing is chosen until an arrow key says so: Enter takes what was typed.
  const index =
    active.text === text && active.index !== null ? Math.min(active.index, completions.length - 1) : null;
  const activeId = index === null ? null : `${id}-${index}`;

  useEffect(() => {
    onActive(activeId);
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId, onActive]);

  useImperativeHandle(ref, () => ({
    onKey: (key) => {
      const last = completions.length - 1;
      if (key === "ArrowDown" || key === "ArrowUp") {
        const from = index ?? (key === "ArrowDown" ? -1 : last + 1);
        setActive({ text, index: Math.max(0, Math.min(last, from + (key === "ArrowDown" ? 1 : -1))) });
        return true;
      }
      const chosen = completions[index ?? (key === "Tab" ? 0 : -1)];
      if (!chosen || (key !== "Enter" && key !== "Tab")) return false;
      onChoose(chosen, key === "Enter" ? "add" : "complete");
      return true;
    },
  }));

  if (completions.length === 0) return null;
  return (
    <div className="enter-fade absolute top-full left-0 z-20 mt-1 w-full max-w-160 overflow-hidden rounded-3 bg-raised shadow-2">
      <div
        ref={box}
        id={id}
        role="listbox"
        aria-label={t("completion")}
        className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.25"
      >
        {completions.map((completion, position) => {
          const isFirst = completions[position - 1]?.group !== completion.group;
          const key = `${completion.group}-${completion.field}-${completion.chip?.value ?? ""}`;
          return (
            <Fragment key={key}>
              {isFirst && (
                <div
                  role="presentation"
                  id={`${groupId}-${completion.group}`}
                  className="px-2 pt-1.75 pb-0.75 text-11 font-medium text-text-3"
                >
                  {t(`group.${completion.group}`)}
                </div>
              )}
              <Option
                completion={completion}
                id={`${id}-${position}`}
                isActive={position === index}
                part={draft.value}
                onPoint={() => setActive({ text, index: position })}
                onChoose={() => onChoose(completion, "add")}
              />
            </Fragment>
          );
        })}
      </div>
      <KeyHints />
    </div>
  );
}
