import { TextSearch } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";

/** For an address that names a filter or a value that there is none of; `path` is the page without any. */
export function AddressFault({ of, path }: { of: "catalog" | "deliveries"; path: Route }) {
  const t = useTranslations(of);
  return (
    <EmptyState
      level={1}
      icon={<Icon of={TextSearch} />}
      title={t("faultTitle")}
      actions={
        <PageLink href={path} className={buttonClass()}>
          {t("showAll")}
        </PageLink>
      }
    >
      {t("faultText")}
    </EmptyState>
  );
}
