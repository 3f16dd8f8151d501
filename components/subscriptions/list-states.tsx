import { BellPlus, CloudOff, RotateCw, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ApiError } from "@/lib/http/api-client";

export function ListFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState
        tone="fail"
        icon={<Icon of={CloudOff} />}
        title={t("listFailedTitle")}
        actions={
          <Button onClick={onRetry}>
            <Icon of={RotateCw} size={14} />
            {common("tryAgain")}
          </Button>
        }
      >
        {t("listFailedText")}
        {requestId && (
          <p className="mt-1">
            {common("errorId")} <code className="code">{requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}

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
