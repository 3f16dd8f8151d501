import { useTranslations } from "next-intl";
import type { FieldError } from "@/lib/shared/errors";
import { FaultText } from "../fault-text";
import type { QueryFault } from "./query-text";

/** More than these are not named: the suggestions have them. */
const maxNamedChoices = 8;

function QueryFaultText({ fault: { reason, field, choices } }: { fault: QueryFault }) {
  const t = useTranslations("events.searchFault");
  const count = choices.length;
  const named = { count, field, values: choices.slice(0, -1).join(", "), last: choices.at(-1) ?? "" };
  return reason === "badChoice" && count > maxNamedChoices ? t("choiceOfMany", { field }) : t(reason, named);
}

interface SearchFaultProps {
  id: string;
  /** What was typed can't be asked for, or the list can't be asked for all of it together. */
  fault: QueryFault | FieldError;
}

/** What is wrong with a search, under its field. */
export default function SearchFault({ id, fault }: SearchFaultProps) {
  return (
    <p
      id={id}
      role="alert"
      className="mb-1 w-fit rounded-2 bg-raised px-2.5 py-1.5 text-12 text-fail shadow-2"
    >
      {"reason" in fault ? <QueryFaultText fault={fault} /> : <FaultText fault={fault} />}
    </p>
  );
}
