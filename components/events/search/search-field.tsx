"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { EventFilterField, EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { addFilter, chipsOf, removeFilter } from "../list-address";
import type { CompletionHandle } from "./completion-list";
import type { Completion } from "./completions";
import { FilterChipView } from "./filter-chip";
import { type QueryFault, readDraft, readQuery, writeTerm } from "./query-text";

interface SearchFieldProps {
  filters: EventFilters;
  onChange: (filters: EventFilters) => void;
  rows: readonly EventListItem[];
  fields: readonly EventFilterField[];
}

const loadList = () => import("./completion-list");
const CompletionList = lazy(loadList);

/** One field for every filter: what is typed becomes chips, and the list follows them. */
export function SearchField({ filters, onChange, rows, fields }: SearchFieldProps) {
  const t = useTranslations("events");
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<CompletionHandle>(null);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<QueryFault | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const id = useId();
  const chips = chipsOf(filters);

  useShortcuts({ "/": () => input.current?.focus() });

  const type = (next: string) => {
    setText(next);
    setFault(null);
    setOpen(true);
  };
  const submit = (query: string) => {
    const read = readQuery(query);
    setFault(read.fault);
    if (read.fault || read.chips.length === 0) return;
    setText("");
    setOpen(false);
    onChange(read.chips.reduce(addFilter, filters));
  };
  const choose = ({ field, chip }: Completion, how: "add" | "complete") => {
    const { before, negated } = readDraft(text);
    if (chip && how === "add") submit(`${before}${writeTerm(field, chip.value, chip.negated)}`);
    else type(`${before}${writeTerm(field, chip?.value ?? "", negated)}`);
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isForList = isOpen && !(key === "Tab" && (event.shiftKey || text === ""));
    if (isForList && list.current?.onKey(key)) event.preventDefault();
    else if (key === "Enter") submit(text);
    else if (key === "ArrowDown") setOpen(true);
    else if (key === "Escape" && isOpen) setOpen(false);
    else if (key === "Escape") input.current?.blur();
    else if (key === "Backspace" && text === "" && chips.length > 0)
      onChange(removeFilter(filters, chips.at(-1) as (typeof chips)[number]));
    else return;
    event.stopPropagation();
  };

  return (
    <search
      className="relative min-w-0 flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <div
        className={classNames(
          "flex flex-wrap items-center gap-x-1.5 gap-y-1 rounded-2 bg-surface",
          "sm:edge-control sm:min-h-8.5 sm:py-1.25 sm:pr-2 sm:pl-2.25 sm:focus-within:edge-focus",
        )}
      >
        <Icon of={Search} className="shrink-0 text-text-3 max-sm:hidden" />
        {chips.length > 0 && (
          <ul aria-label={t("filters")} className="contents">
            {chips.map((chip) => (
              <li
                key={`${chip.field} ${chip.negated} ${chip.value}`}
                className="flex max-w-full min-w-0 max-sm:order-2"
              >
                <FilterChipView chip={chip} onRemove={() => onChange(removeFilter(filters, chip))} />
              </li>
            ))}
          </ul>
        )}
        <div className="flex min-w-40 flex-1 items-center gap-2 max-sm:edge-control max-sm:h-10 max-sm:w-full max-sm:flex-none max-sm:rounded-2 max-sm:px-2.5 max-sm:focus-within:edge-focus">
          <Icon of={Search} className="shrink-0 text-text-3 sm:hidden" />
          <input
            ref={input}
            role="combobox"
            aria-label={t("search")}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}-list` : undefined}
            aria-activedescendant={activeId ?? undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            aria-invalid={fault ? true : undefined}
            aria-keyshortcuts="/"
            autoComplete="off"
            spellCheck={false}
            placeholder={chips.length > 0 ? t("search") : t("searchHint")}
            value={text}
            onChange={(event) => type(event.target.value)}
            onFocus={() => {
              void loadList();
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            className="h-6 min-w-0 flex-1 truncate bg-transparent outline-none max-sm:text-14"
          />
          {text === "" && <Kbd className="max-sm:hidden">/</Kbd>}
        </div>
      </div>
      {fault && (
        <p id={`${id}-fault`} role="alert" className="mt-1 text-12 text-fail">
          {t(fault)}
        </p>
      )}
      {isOpen && (
        <Suspense>
          <CompletionList
            ref={list}
            id={`${id}-list`}
            text={text}
            rows={rows}
            fields={fields}
            onChoose={choose}
            onActive={setActiveId}
          />
        </Suspense>
      )}
    </search>
  );
}
