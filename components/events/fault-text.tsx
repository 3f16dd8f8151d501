import { useTranslations } from "next-intl";
import type { FieldError } from "@/lib/shared/errors";
import { formatCount } from "@/lib/shared/format-count";
import { faultWords } from "./fault-words";

/** A fault of a list's filters, in the reader's language. */
export function FaultText({ fault }: { fault: FieldError }) {
  const t = useTranslations("events");
  const words = faultWords(fault.message);
  if (fault.path === "scope" && words?.code === "unknownParameter") return t("searchFault.scopeIsTheList");
  return words ? (
    t(`fault.${words.code}`, { count: formatCount(words.count) })
  ) : (
    <span lang="en">{fault.message}</span>
  );
}
