import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PopupState } from "./use-popup";

/** What belongs to the present type alone, in words. */
function useLost({ form, templates }: PopupState): string {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const template = templates.find(({ id }) => id === form.template);
  const lost = [
    ...(template ? [t("lostTemplate", { name: template.name[locale] })] : []),
    ...(form.events.length > 0 ? [t("lostCodes", { count: form.events.length })] : []),
    ...(form.sources.length > 0 ? [t("lostSources", { count: form.sources.length })] : []),
  ];
  return new Intl.ListFormat(locale).format(lost);
}

/** Asks before another type drops what was chosen for this one. */
export function SwitchDialog({ popup, onConfirm }: { popup: PopupState; onConfirm: () => void }) {
  const t = useTranslations("subscriptions");
  const lost = useLost(popup);
  return (
    <ConfirmDialog
      title={t("switchTitle")}
      confirm={t("switch")}
      onConfirm={onConfirm}
      onCancel={popup.dismissType}
    >
      {t("switchText", { lost })}
    </ConfirmDialog>
  );
}
