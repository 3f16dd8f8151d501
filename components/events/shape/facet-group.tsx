import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronRight, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { SearchField } from "@/components/ui/search-field";
import type { EventFilters } from "@/lib/events/filters";
import type { CountRelation, EventFacet, FacetValue } from "@/lib/events/stats-model";
import { eventStatsQuery } from "@/lib/events/stats-queries";
import { facetRows, onlyValue, searchRows, shortList, shortListLength, toggleValue } from "./facet-filters";
import { FacetRowView } from "./facet-row";
import type { EventShape } from "./use-event-shape";
import { useFacetKeys } from "./use-facet-keys";

export interface FacetGroupProps {
  shape: EventShape;
  facet: EventFacet;
  values: readonly FacetValue[];
  relation: CountRelation;
  filters: EventFilters;
  onChange: (filters: EventFilters) => void;
  isFolded: boolean;
  onFold: (isFolded: boolean) => void;
}

/**
 * A facet that the list is narrowed by is counted without its own filter: else its other values would be gone and none
 * could be added. So is one that is searched, beyond the most frequent values that came with the shape.
 */
function useOwnValues({ shape, facet, filters }: FacetGroupProps, search: string) {
  const { scope, zone } = shape;
  const unfiltered = { ...filters, [facet]: [] };
  const { data, isPlaceholderData } = useQuery({
    ...eventStatsQuery(scope, unfiltered, { zone, facets: [facet], facetQuery: search }),
    enabled: shape.areRowsHere && (filters[facet].length > 0 || search !== ""),
  });
  return isPlaceholderData ? null : (data ?? null);
}

function useRows(props: FacetGroupProps) {
  const { facet, filters, isFolded } = props;
  const events = useTranslations("events");
  const locale = useLocale();
  const [isWhole, setWhole] = useState(false);
  const [search, setSearch] = useState<string | null>(null);
  const part = isFolded ? "" : (search ?? "");
  const own = useOwnValues(props, part);
  const ownName = (value: string) => (facet === "outcome" ? events(`outcome.${value}`) : null);
  const values = own?.facets[facet] ?? props.values;
  const all = facetRows({ facet, values, filters, locale, ownName });
  // The server searches the names of every language, so what it found is not searched again.
  const found = part ? (own ? all.filter(({ count }) => count !== null) : searchRows(all, part)) : all;
  return {
    all,
    found,
    rows: isWhole || part ? found : shortList(found),
    relation: own?.facetRelations[facet] ?? props.relation,
    isWhole,
    setWhole,
    search,
    setSearch,
  };
}

type Rows = ReturnType<typeof useRows>;

function Values({ facet, relation, filters, onChange, rows }: FacetGroupProps & Pick<Rows, "rows">) {
  const t = useTranslations("event-shape");
  const { grid, onKeyDown, onFocus, tabIndexOf } = useFacetKeys(rows.length);
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose buttons are walked by keys is the grid pattern of WAI-ARIA
      role="grid"
      aria-label={t(`facet.${facet}`)}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="block w-full"
    >
      <tbody className="block">
        {rows.map((row, index) => (
          <FacetRowView
            key={row.value}
            facet={facet}
            row={row}
            relation={relation}
            share={(row.count ?? 0) / most}
            tabIndexOf={(column) => tabIndexOf(index, column)}
            onOnly={() => onChange(onlyValue(filters, facet, row.value))}
            onInclude={() => onChange(toggleValue(filters, facet, row.value, "included"))}
            onExclude={() => onChange(toggleValue(filters, facet, row.value, "excluded"))}
          />
        ))}
      </tbody>
    </table>
  );
}

function GroupHead({ facet, isFolded, onFold, rows, id }: FacetGroupProps & { rows: Rows; id: string }) {
  const t = useTranslations("event-shape");
  const name = t(`facet.${facet}`);
  const { search, setSearch, all } = rows;
  return (
    <div className="flex h-7 items-center pointer-coarse:h-10">
      <h2 className="min-w-0 flex-1 text-12 font-medium">
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-controls={id}
          onClick={() => onFold(!isFolded)}
          className="flex h-6.5 w-full items-center gap-1 rounded-1 px-2 text-left pointer-coarse:h-10"
        >
          <span className="cut">{name}</span>
          <Icon of={isFolded ? ChevronRight : ChevronDown} size={12} className="shrink-0 text-text-3" />
        </button>
      </h2>
      {!isFolded && all.length > shortListLength && (
        <IconButton
          size="small"
          label={t("searchFacet", { facet: name })}
          aria-expanded={search !== null}
          onClick={() => setSearch(search === null ? "" : null)}
          className="touch mr-1"
        >
          <Icon of={Search} size={12} />
        </IconButton>
      )}
    </div>
  );
}

/** Everything that the events of a list have in one field, and how many have it. */
export function FacetGroup(props: FacetGroupProps) {
  const { facet, isFolded } = props;
  const t = useTranslations("event-shape");
  const id = useId();
  const state = useRows(props);
  const { all, found, rows, relation, isWhole, search } = state;
  const hidden = found.length - rows.length;
  return (
    <section className="border-t border-line-soft px-2 py-1.25 first:border-t-0">
      <GroupHead {...props} rows={state} id={id} />
      <div id={id} hidden={isFolded}>
        {search !== null && (
          <div className="mb-1">
            <SearchField
              label={t("searchFacet", { facet: t(`facet.${facet}`) })}
              value={search}
              onChange={state.setSearch}
            />
          </div>
        )}
        {rows.length > 0 && <Values {...props} relation={relation} rows={rows} />}
        {rows.length === 0 && (
          <p className="px-2 py-1 text-12 text-text-3">{t(all.length > 0 ? "noValueMatches" : "noValues")}</p>
        )}
        {(hidden > 0 || (isWhole && !search)) && (
          <button
            type="button"
            onClick={() => state.setWhole(!isWhole)}
            className="h-6 rounded-1 px-2 text-12 text-text-2 hover:text-text pointer-coarse:h-10"
          >
            {isWhole ? t("fewer") : t("more", { count: hidden })}
          </button>
        )}
        {relation === "gte" && rows.length > 0 && (
          <p className="px-2 pt-0.5 text-11 text-text-3">{t("facetBound")}</p>
        )}
      </div>
    </section>
  );
}
