import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { homePath } from "@/lib/navigation/paths";

/** Nothing is at the address, or nothing that the person may know of. */
export function NotFoundView() {
  const t = useTranslations("common");
  return (
    <EmptyState
      level={1}
      title={t("notFoundTitle")}
      actions={
        <PageLink href={homePath()} className={buttonClass("primary")}>
          {t("goHome")}
        </PageLink>
      }
    >
      <p>{t("notFoundText")}</p>
    </EmptyState>
  );
}
