import { useTranslations } from "next-intl";
import type { EventFilters } from "@/lib/events/filters";
import type { EventListItem } from "@/lib/events/model";
import { otherCodes } from "../other-codes";

interface OtherCodesProps {
  filters: EventFilters;
  rows: readonly EventListItem[];
}

/** Says that events were found under codes that nobody typed, so that they are not taken for a mistake. */
export function OtherCodes({ filters, rows }: OtherCodesProps) {
  const t = useTranslations("events");
  const codes = otherCodes(filters, rows);
  if (codes.length === 0) return null;
  return (
    <p role="status" className="mt-1 text-12 text-text-2">
      {t("otherCodes", { codes: codes.join(", ") })}
    </p>
  );
}
