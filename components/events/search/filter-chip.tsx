import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { eventFilterFields } from "@/lib/events/filters";
import type { FilterChip } from "../list-address";

/** How a chip's value is meant, wanted and unwanted: a sign, and the words for it. */
const relations = {
  exact: [
    { sign: "=", words: "is" },
    { sign: "≠", words: "isNot" },
  ],
  contains: [
    { sign: "∋", words: "has" },
    { sign: "∌", words: "hasNot" },
  ],
  begins: [
    { sign: "=", words: "begins" },
    { sign: "≠", words: "beginsNot" },
  ],
} as const;

export function FilterChipView({ chip, onRemove }: { chip: FilterChip; onRemove: () => void }) {
  const t = useTranslations("events");
  const { match } = eventFilterFields[chip.field];
  const [wanted, unwanted] =
    relations[chip.isPrefix ? "begins" : match === "contains" ? "contains" : "exact"];
  const { sign, words } = chip.negated ? unwanted : wanted;
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
        {sign}
      </span>
      <span className="sr-only">{t(words)}</span>
      {/* A value may be written from right to left, and must not turn what stands around it. */}
      <bdi data-cut className="cut font-medium">
        {value}
      </bdi>
      {chip.isPrefix && (
        <span aria-hidden className="shrink-0 font-medium">
          *
        </span>
      )}
      <button
        type="button"
        aria-label={t("removeFilter", { field, relation: t(words), value })}
        onClick={onRemove}
        className="touch grid size-6 shrink-0 pointer-coarse:size-8 place-items-center rounded-1 text-text-3 hover:text-text"
      >
        <Icon of={X} size={12} />
      </button>
    </span>
  );
}
