import { useTranslations } from "next-intl";
import { maxFiltersLength, maxFilterValueLength, maxFilterValues } from "@/lib/events/filters";
import type { SearchFault as Fault } from "@/lib/events/search-language/search-fault";
import type { FieldError } from "@/lib/shared/errors";
import { formatCount } from "@/lib/shared/format-count";
import { FaultText } from "../fault-text";

/** More than these are not named: the suggestions have them. */
const maxNamedChoices = 8;
/** Of a longer mistake the beginning is enough to find it. */
const maxExcerpt = 40;

const bounds: Partial<Record<Fault["reason"], number>> = {
  tooLong: maxFilterValueLength,
  tooMany: maxFilterValues,
  tooLongTogether: maxFiltersLength,
};

function SearchFaultText({ fault: { reason, field, text, choices, nearest } }: { fault: Fault }) {
  const t = useTranslations("events.searchFault");
  const values = { field, values: choices.slice(0, -1).join(", "), last: choices.at(-1) ?? "" };
  if (reason === "badChoice" && choices.length > maxNamedChoices) return t("choiceOfMany", { field });
  if (reason === "unknownField" && nearest) return t("unknownFieldNear", { name: text, nearest });
  const bound = bounds[reason];
  const count = bound === undefined ? choices.length : formatCount(bound);
  return t(reason, { ...values, name: text, count });
}

interface SearchFaultProps {
  id: string;
  /** What was typed can't be asked for, or the list can't be asked for all of it together. */
  fault: Fault | FieldError;
}

/** What is wrong with a search, under its field: what stands there, and what was expected. */
export default function SearchFault({ id, fault }: SearchFaultProps) {
  const isLocated = "reason" in fault;
  // What is said of an unknown name has the name in it.
  const letters = isLocated && fault.reason !== "unknownField" ? Array.from(fault.text) : [];
  return (
    <p
      id={id}
      role="alert"
      className="mb-1 w-fit max-w-full rounded-2 bg-raised px-2.5 py-1.5 text-12 wrap-anywhere text-fail shadow-2"
    >
      {letters.length > 0 && (
        <>
          <bdi className="font-mono text-text">
            {letters.slice(0, maxExcerpt).join("")}
            {letters.length > maxExcerpt && "…"}
          </bdi>
          {" · "}
        </>
      )}
      <span>{isLocated ? <SearchFaultText fault={fault} /> : <FaultText fault={fault} />}</span>
    </p>
  );
}
