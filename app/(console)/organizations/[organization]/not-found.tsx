import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { homePath } from "@/lib/navigation/paths";

/** Inside the frame: the organization is known, what stands below it is not. */
export default async function NotFoundHere() {
  const t = await getTranslations("common");
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
