import { TextSearch } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";

/** For an address that names a filter or a value that the catalog does not have. */
export function CatalogFault({ path }: { path: Route }) {
  const t = useTranslations("catalog");
  return (
    <EmptyState
      level={1}
      icon={<Icon of={TextSearch} />}
      title={t("faultTitle")}
      actions={
        <Link href={path} className={buttonClass()}>
          {t("showAll")}
        </Link>
      }
    >
      {t("faultText")}
    </EmptyState>
  );
}
