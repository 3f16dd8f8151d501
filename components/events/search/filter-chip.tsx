import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { eventFilterFields } from "@/lib/events/filters";
import type { FilterChip } from "../list-address";

/** `=` and `≠` for whole values, `∋` and `∌` for parts of them. */
const signs = { exact: ["=", "≠"], choice: ["=", "≠"], contains: ["∋", "∌"] } as const;

export function FilterChipView({ chip, onRemove }: { chip: FilterChip; onRemove: () => void }) {
  const t = useTranslations("events");
  const { match } = eventFilterFields[chip.field];
  const relation = match === "contains" ? (chip.negated ? "hasNot" : "has") : chip.negated ? "isNot" : "is";
  const value =
    match === "choice"
      ? t(chip.field === "outcome" ? `outcome.${chip.value}` : `value.${chip.value}`)
      : chip.value;
  const field = t(`field.${chip.field}`);
  return (
    <span className="edge inline-flex h-6 max-w-full pointer-coarse:h-8 min-w-0 items-center rounded-1 bg-sunken text-12">
      <span className="shrink-0 pl-1.75 text-text-2">{field}</span>
      <span
        aria-hidden
        className={chip.negated ? "shrink-0 px-1.25 font-semibold text-fail" : "shrink-0 px-1.25 text-text-3"}
      >
        {signs[match][chip.negated ? 1 : 0]}
      </span>
      <span className="sr-only">{t(relation)}</span>
      <span data-cut className="cut font-medium">
        {value}
      </span>
      <button
        type="button"
        aria-label={t("removeFilter", { field, relation: t(relation), value })}
        onClick={onRemove}
        className="touch grid size-6 shrink-0 pointer-coarse:size-8 place-items-center rounded-1 text-text-3 hover:text-text"
      >
        <Icon of={X} size={12} />
      </button>
    </span>
  );
}
