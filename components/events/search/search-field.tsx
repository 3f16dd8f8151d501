"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { type EventFilters, writeFilterValue } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { FieldError } from "@/lib/shared/errors";
import { chipsOf, removeFilter } from "../list-address";
import type { ListedCompletions } from "./completion-list";
import { FilterChipView } from "./filter-chip";
import type { QueryFault, QueryRules } from "./query-text";
import { useSearchText } from "./use-search-text";

interface SearchFieldProps extends QueryRules {
  filters: EventFilters;
  /** False where the list can't have these filters: what was typed then stays. */
  onChange: (filters: EventFilters) => boolean;
  /** Why the list can't have the filters that were wished for last. */
  refusal: FieldError | null;
  onType: () => void;
  rows: readonly EventListItem[];
}

const loadList = () => import("./completion-list");
const CompletionList = lazy(loadList);
const SearchFault = lazy(() => import("./search-fault"));

/** On a phone the field stands alone and the chips below it; elsewhere both share one box. */
const box =
  "flex flex-wrap items-center gap-x-1.5 gap-y-1 rounded-2 pointer-coarse:gap-y-2 bg-surface sm:edge-control sm:min-h-8.5 sm:py-1.25 sm:pr-2 sm:pl-2.25 sm:focus-within:edge-focus";
const inner =
  "flex min-w-28 flex-1 items-center gap-2 max-sm:edge-control max-sm:h-10 max-sm:w-full max-sm:flex-none max-sm:rounded-2 max-sm:px-2.5 max-sm:focus-within:edge-focus";

function Chips({ filters, onChange }: Pick<SearchFieldProps, "filters" | "onChange">) {
  const t = useTranslations("events");
  const chips = chipsOf(filters);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="contents">
      {chips.map((chip) => (
        <li
          key={`${chip.field} ${writeFilterValue(chip.field, chip)}`}
          className="flex max-w-full min-w-0 max-sm:order-2"
        >
          <FilterChipView chip={chip} onRemove={() => onChange(removeFilter(filters, chip))} />
        </li>
      ))}
    </ul>
  );
}

interface BelowProps extends Pick<SearchFieldProps, "rows" | "fields" | "projects"> {
  id: string;
  search: ReturnType<typeof useSearchText>;
  fault: QueryFault | FieldError | null;
  onListed: (listed: ListedCompletions) => void;
}

/** Over what follows: neither a fault nor the suggestions move the list. */
function Below({ id, search, fault, rows, fields, projects, onListed }: BelowProps) {
  return (
    <div className="absolute top-full left-0 z-20 mt-1 w-full max-w-160">
      {fault && (
        <Suspense>
          <SearchFault id={`${id}-fault`} fault={fault} />
        </Suspense>
      )}
      {search.isOpen && (
        <Suspense>
          <CompletionList
            ref={search.list}
            id={`${id}-list`}
            text={search.text}
            rows={rows}
            fields={fields}
            projects={projects}
            onChoose={search.choose}
            onListed={onListed}
          />
        </Suspense>
      )}
    </div>
  );
}

/** One field for every filter: what is typed becomes chips, and the list follows them. */
export function SearchField(props: SearchFieldProps) {
  const { filters, onChange, rows, fields, projects } = props;
  const t = useTranslations("events");
  const input = useRef<HTMLInputElement>(null);
  const search = useSearchText({ ...props, input });
  const { text } = search;
  const fault = search.fault ?? props.refusal;
  const [listed, setListed] = useState<ListedCompletions>(null);
  const id = useId();
  useShortcuts({ "/": () => input.current?.focus() });
  const open = () => {
    void loadList();
    search.setOpen(true);
  };
  return (
    <search
      className="relative min-w-0 flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && search.setOpen(false)}
    >
      <div className={box}>
        <Icon of={Search} className="shrink-0 text-text-3 max-sm:hidden" />
        <Chips filters={filters} onChange={onChange} />
        <div className={inner}>
          <Icon of={Search} className="shrink-0 text-text-3 sm:hidden" />
          <input
            ref={input}
            role="combobox"
            aria-label={t("search")}
            aria-expanded={listed !== null}
            aria-controls={listed ? `${id}-list` : undefined}
            aria-activedescendant={listed?.activeId ?? undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            aria-invalid={fault ? true : undefined}
            aria-keyshortcuts="/"
            autoComplete="off"
            spellCheck={false}
            placeholder={chipsOf(filters).length > 0 ? t("search") : t("searchHint")}
            value={text}
            onChange={(event) => search.type(event.target.value)}
            onFocus={(event) => {
              search.enter(event.relatedTarget);
              open();
            }}
            onClick={open}
            onKeyDown={search.onKeyDown}
            className="h-6 min-w-0 flex-1 truncate bg-transparent outline-none aria-invalid:shadow-[inset_0_-1.5px_0_var(--fail)] max-sm:text-14"
          />
          {text === "" && <Kbd className="max-sm:hidden">/</Kbd>}
        </div>
      </div>
      <Below
        id={id}
        search={search}
        fault={fault}
        rows={rows}
        fields={fields}
        projects={projects}
        onListed={setListed}
      />
    </search>
  );
}
