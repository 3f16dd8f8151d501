"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { SearchFault as Fault, SearchRules } from "@/lib/events/search-language/search-fault";
import type { EventListScope } from "@/lib/navigation/paths";
import type { FieldError } from "@/lib/shared/errors";
import { chipsOf } from "../list-address";
import type { ListedCompletions } from "./completion-list";
import { FilterChips } from "./filter-chips";
import { OtherCodes } from "./other-codes";
import { SearchInput } from "./search-input";
import { type TypedSearch, useSearchText } from "./use-search-text";

interface SearchFieldProps extends SearchRules {
  scope: EventListScope;
  /** IANA name: whose days a search means. */
  zone: string;
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

interface BelowProps extends Pick<SearchFieldProps, "scope" | "rows" | "fields" | "projects"> {
  id: string;
  kept: string;
  search: TypedSearch;
  fault: Fault | FieldError | null;
  onListed: (listed: ListedCompletions) => void;
}

/** Over what follows: neither a fault nor the suggestions move the list. */
function Below({ id, search, fault, ...sources }: BelowProps) {
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
            onChoose={search.choose}
            {...sources}
          />
        </Suspense>
      )}
    </div>
  );
}

/** One field for every filter: what is typed becomes chips, and the list follows them. */
export function SearchField(props: SearchFieldProps) {
  const { filters, onChange, scope, rows, fields, projects } = props;
  const t = useTranslations("events");
  const input = useRef<HTMLInputElement>(null);
  // One organization's searches mean nothing in another.
  const kept = `searches.${scope.organization}`;
  const search = useSearchText({ ...props, kept, input });
  const fault = search.fault ?? props.refusal;
  const [listed, setListed] = useState<ListedCompletions>(null);
  const id = useId();
  useShortcuts({ "/": () => input.current?.focus() });
  return (
    <search
      className="relative min-w-0 flex-1"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && search.setOpen(false)}
    >
      <div className={box}>
        <Icon of={Search} className="shrink-0 text-text-3 max-sm:hidden" />
        <FilterChips filters={filters} onChange={onChange} />
        <div className={inner}>
          <Icon of={Search} className="shrink-0 text-text-3 sm:hidden" />
          <SearchInput
            input={input}
            id={id}
            search={search}
            isFaulty={fault !== null}
            listed={listed}
            onOpen={() => {
              void loadList();
              search.setOpen(true);
            }}
            hint={chipsOf(filters).length > 0 ? t("search") : t("searchHint")}
          />
          {search.text === "" && <Kbd className="max-sm:hidden">/</Kbd>}
        </div>
      </div>
      <OtherCodes filters={filters} rows={rows} />
      <Below {...{ id, kept, search, fault, scope, rows, fields, projects }} onListed={setListed} />
    </search>
  );
}
