"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type RefObject, Suspense, useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { type EventFilters, writeFilterValue } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import type { SearchFault as Fault, SearchRules } from "@/lib/events/search-language/search-fault";
import type { EventListScope } from "@/lib/navigation/paths";
import type { FieldError } from "@/lib/shared/errors";
import { chipsOf, removeFilter } from "../list-address";
import { otherCodes } from "../other-codes";
import type { ListedCompletions } from "./completion-list";
import { FilterChipView } from "./filter-chip";
import { useSearchText } from "./use-search-text";

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
const FaultMark = lazy(() => import("./fault-mark"));

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

/** Says that events were found under codes that nobody typed, so that they are not taken for a mistake. */
function OtherCodes({ filters, rows }: Pick<SearchFieldProps, "filters" | "rows">) {
  const t = useTranslations("events");
  const codes = otherCodes(filters, rows);
  if (codes.length === 0) return null;
  return (
    <p role="status" className="mt-1 text-12 text-text-2">
      {t("otherCodes", { codes: codes.join(", ") })}
    </p>
  );
}

type TypedSearch = ReturnType<typeof useSearchText>;

interface TextInputProps {
  input: RefObject<HTMLInputElement | null>;
  id: string;
  search: TypedSearch;
  isFaulty: boolean;
  listed: ListedCompletions;
  hint: string;
}

function TextInput({ input, id, search, isFaulty, listed, hint }: TextInputProps) {
  const t = useTranslations("events");
  const { text, fault } = search;
  const open = () => {
    void loadList();
    search.setOpen(true);
  };
  return (
    <span className="relative flex h-6 min-w-0 flex-1">
      <input
        ref={input}
        role="combobox"
        aria-label={t("search")}
        aria-expanded={listed !== null}
        aria-controls={listed ? `${id}-list` : undefined}
        aria-activedescendant={listed?.activeId ?? undefined}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        aria-invalid={isFaulty ? true : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        value={text}
        onChange={(event) => search.type(event.target.value)}
        onFocus={(event) => {
          search.enter(event.relatedTarget);
          open();
        }}
        onClick={open}
        onKeyDown={search.onKeyDown}
        className={classNames(
          "h-6 min-w-0 flex-1 truncate bg-transparent leading-6 outline-none max-sm:text-14",
          fault === null && "aria-invalid:shadow-[inset_0_-1.5px_0_var(--fail)]",
        )}
      />
      {fault && (
        <Suspense>
          <FaultMark input={input} text={text} span={fault} />
        </Suspense>
      )}
    </span>
  );
}

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
        <Chips filters={filters} onChange={onChange} />
        <div className={inner}>
          <Icon of={Search} className="shrink-0 text-text-3 sm:hidden" />
          <TextInput
            input={input}
            id={id}
            search={search}
            isFaulty={fault !== null}
            listed={listed}
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
