import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { homePath } from "@/lib/navigation/paths";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="grid min-h-dvh place-items-center bg-surface">
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
    </main>
  );
}
