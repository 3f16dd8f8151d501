import { BellPlus, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";

export function NothingMatches({ q, onClear }: { q: string; onClear: () => void }) {
  const t = useTranslations("subscriptions");
  return (
    <EmptyState
      icon={<Icon of={SearchX} />}
      title={t("nothingTitle", { q })}
      actions={<Button onClick={onClear}>{t("clearSearch")}</Button>}
    >
      {t("nothingText")}
    </EmptyState>
  );
}

export function NoSubscriptions({ canManage }: { canManage: boolean }) {
  const t = useTranslations("subscriptions");
  return (
    <EmptyState icon={<Icon of={BellPlus} />} title={t("emptyTitle")}>
      {t(canManage ? "emptyText" : "emptyTextReader")}
    </EmptyState>
  );
}
