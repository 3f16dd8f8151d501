import type { Route } from "next";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import type { FieldError } from "@/lib/shared/errors";
import { FaultText } from "./fault-text";

/** A link whose filters can't be read: which ones, and the way to the list without them. */
export default function BadAddress({ fields, href }: { fields: readonly FieldError[]; href: Route }) {
  const t = useTranslations("events");
  return (
    <EmptyState
      level={1}
      tone="fail"
      title={t("badAddressTitle")}
      actions={
        <PageLink href={href} className={buttonClass("primary")}>
          {t("openList")}
        </PageLink>
      }
    >
      <p>{t("badAddressText")}</p>
      <ul className="mt-2 grid gap-1">
        {fields.map((field) => (
          <li key={`${field.path} ${field.message}`}>
            {field.path && <code className="code mr-1 font-medium text-text">{field.path}</code>}
            <FaultText fault={field} />
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
