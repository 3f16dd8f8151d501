import { TextSearch } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";

/** For an address that names a status, a channel or an id that is none. */
export function BadFilters({ path }: { path: Route }) {
  const t = useTranslations("deliveries");
  return (
    <EmptyState
      level={1}
      icon={<Icon of={TextSearch} />}
      title={t("faultTitle")}
      actions={
        <a href={path} className={buttonClass()}>
          {t("showAll")}
        </a>
      }
    >
      {t("faultText")}
    </EmptyState>
  );
}
