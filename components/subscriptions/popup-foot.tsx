import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { OwningScope } from "@/lib/access/scope";
import type { TestNotification } from "@/lib/deliveries/model";
import { testSubscriptionUrl } from "@/lib/deliveries/queries";
import { ApiError, sendJson } from "@/lib/http/api-client";
import type { PopupTarget } from "./popup-address";
import { faultsOf } from "./popup-faults";
import type { PopupState } from "./use-popup";

export interface PopupFootProps {
  scope: OwningScope;
  target: PopupTarget;
  popup: PopupState;
  onSubmit: () => void;
  onCancel: () => void;
}

/** What became of the test over each channel. */
function TestAnswer({ notifications }: { notifications: readonly TestNotification[] }) {
  const t = useTranslations("subscriptions");
  return notifications.map(({ channel, recipient, reason }) => (
    <span key={channel} className={reason ? "text-text-3" : "text-ok"}>
      {t(channel)}: {reason ? t(`reason.${reason}`) : t("testSentTo", { recipient: recipient ?? "" })}
      {"\u2002"}
    </span>
  ));
}

/** Sends one notification, marked as a test, to whoever asks. A subscription that is not registered has none to send. */
function TestSend({ scope, target }: Pick<PopupFootProps, "scope" | "target">) {
  const t = useTranslations("subscriptions");
  const id = target.kind === "edit" ? target.subscription : null;
  const test = useMutation({
    mutationFn: () =>
      sendJson<{ notifications: TestNotification[] }>(testSubscriptionUrl(scope, id ?? ""), "POST"),
  });
  return (
    <span className="mr-auto flex min-w-0 items-center gap-2.5">
      <Button disabled={id === null || test.isPending} onClick={() => test.mutate()}>
        <Icon of={Send} size={14} />
        <span className="max-sm:sr-only">{t("sendTest")}</span>
      </Button>
      <span role="status" data-cut className="cut text-12 text-text-3">
        {id === null && <span className="max-sm:sr-only">{t("testAfterRegistering")}</span>}
        {test.isError && <span className="text-fail">{t("testFailed")}</span>}
        {test.data && <TestAnswer notifications={test.data.notifications} />}
      </span>
    </span>
  );
}

/** Why it was not saved, where no field is to blame. */
function useSaveFault({ save, form }: PopupState) {
  const t = useTranslations("subscriptions.fault");
  if (!save.isError) return null;
  if (faultsOf(save.error, form)) return t("seeFields");
  const status = save.error instanceof ApiError ? save.error.status : 0;
  if (status === 403) return t("forbidden");
  return t(status === 404 ? "gone" : "saveFailed");
}

export function PopupFoot({ scope, target, popup, onSubmit, onCancel }: PopupFootProps) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const fault = useSaveFault(popup);
  return (
    <>
      <TestSend scope={scope} target={target} />
      {fault && (
        <p role="alert" data-cut className="cut text-12 text-fail">
          {fault}
        </p>
      )}
      <Button kind="ghost" onClick={onCancel}>
        {common("cancel")}
      </Button>
      <Button
        kind="primary"
        aria-keyshortcuts="Control+Enter"
        disabled={popup.save.isPending}
        onClick={onSubmit}
      >
        {t(target.kind === "edit" ? "save" : "register")}
        <span aria-hidden className="font-normal opacity-70 max-sm:hidden">
          Ctrl ↵
        </span>
      </Button>
    </>
  );
}
