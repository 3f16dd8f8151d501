import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { withoutEachQuery } from "@/lib/events/empty-list-queries";
import { isSameFilter } from "@/lib/events/field-filters";
import { type EventFilters, writeFilterValue } from "@/lib/events/filters";
import type { WithoutOne } from "@/lib/events/without-each";
import type { EventListScope } from "@/lib/navigation/paths";
import { clearFilters, replaceFilter } from "./change-filters";
import { chipsOf, removeFilter } from "./list-address";
import { FilterChipView } from "./search/filter-chip";

interface NothingMatchesProps {
  scope: EventListScope;
  filters: EventFilters;
  /** How far was searched for events that match all of the filters. */
  searched: string;
  onChange: (filters: EventFilters) => void;
}

/** What the list would hold without a filter, as far as that was counted. */
function CountWithout({ count: { value, relation } }: Pick<WithoutOne, "count">) {
  const t = useTranslations("events.without");
  const kind = value > 0 ? relation : relation === "eq" ? "none" : "unknown";
  return <span className="num text-text-2">{t(kind, { count: value })}</span>;
}

/** Filters that no event meets: what each of them keeps out, and what a mistyped one may have meant. */
export function NothingMatches({ scope, filters, searched, onChange }: NothingMatchesProps) {
  const t = useTranslations("events");
  const { data } = useQuery(withoutEachQuery(scope, filters));
  const counted = data?.withoutEach ?? [];
  const meant = counted.flatMap(({ didYouMean, ...item }) => (didYouMean ? [{ item, didYouMean }] : []));
  return (
    <EmptyState
      title={t("nothingTitle")}
      actions={
        <>
          {meant.map(({ item, didYouMean }) => (
            <Button
              key={`${item.field} ${item.value}`}
              className="max-w-full max-sm:h-10!"
              onClick={() => onChange(replaceFilter(filters, item, didYouMean))}
            >
              <span className="cut">{t("didYouMean", { value: didYouMean })}</span>
            </Button>
          ))}
          <Button kind="ghost" className="max-sm:h-10!" onClick={() => onChange(clearFilters(filters))}>
            {t("clearFilters")}
          </Button>
        </>
      }
    >
      <p role="status">
        {searched} {counted.some(({ count }) => count.value > 0) && t("nothingHelps")}
      </p>
      <ul className="mt-2.5 grid justify-items-start gap-1.5 text-text">
        {chipsOf(filters).map((chip) => {
          const without = counted.find((item) => item.field === chip.field && isSameFilter(item, chip));
          return (
            <li
              key={`${chip.field} ${writeFilterValue(chip.field, chip)}`}
              className="flex max-w-full flex-wrap items-center gap-x-2.5 gap-y-1"
            >
              <FilterChipView chip={chip} onRemove={() => onChange(removeFilter(filters, chip))} />
              {without && <CountWithout count={without.count} />}
            </li>
          );
        })}
      </ul>
    </EmptyState>
  );
}
