import { LockKeyhole } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { homePath } from "@/lib/navigation/paths";

export default async function Forbidden() {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={<Icon of={LockKeyhole} />}
      title={t("forbiddenTitle")}
      actions={
        <PageLink href={homePath()} className={buttonClass("primary")}>
          {t("goHome")}
        </PageLink>
      }
    >
      <p>{t("forbiddenText")}</p>
    </EmptyState>
  );
}
