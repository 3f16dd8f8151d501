import { useTranslations } from "next-intl";
import { type EventFilters, writeFilterValue } from "@/lib/events/filters";
import { chipsOf, removeFilter } from "../list-address";
import { FilterChipView } from "./filter-chip";

interface FilterChipsProps {
  filters: EventFilters;
  onChange: (filters: EventFilters) => void;
}

/** What the list is filtered by, each to be taken away. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
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
