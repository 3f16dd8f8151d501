import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { OwningScope } from "@/lib/access/scope";
import type { TestNotification } from "@/lib/deliveries/model";
import { testSubscriptionUrl } from "@/lib/deliveries/queries";
import { ApiError, sendJson } from "@/lib/http/api-client";
import { maxSubscriptions } from "@/lib/subscriptions/model";
import type { PopupTarget } from "./popup-address";
import { faultsOf, type PopupFaults } from "./popup-faults";
import type { PopupState } from "./use-popup";

export interface PopupFootProps {
  scope: OwningScope;
  target: PopupTarget;
  popup: PopupState;
  /** Whether the fields differ from what is registered. */
  isChanged: boolean;
  /** Goes to the first field at fault. */
  onFault: (faults: PopupFaults) => void;
  onSubmit: () => void;
  onCancel: () => void;
}

interface TestAnswered {
  notifications: TestNotification[];
}

/** What became of the test over each channel. */
function TestAnswer({ notifications }: TestAnswered) {
  const t = useTranslations("subscriptions");
  const saysOf = ({ recipient, reason, kept }: TestNotification) => {
    if (reason) return { tone: "text-text-3", text: t(`reason.${reason}`) };
    if (kept) return { tone: "text-warn", text: t("testKept") };
    return { tone: "text-ok", text: t("testSentTo", { recipient: recipient ?? "" }) };
  };
  return notifications.map((notification) => (
    <span key={notification.channel} className={classNames("mr-2 max-sm:block", saysOf(notification).tone)}>
      {t(notification.channel)}: {saysOf(notification).text}
    </span>
  ));
}

type TestSendProps = Omit<PopupFootProps, "onSubmit" | "onCancel">;

/** Sends one notification, marked as a test, to whoever asks: of what is registered, or of the fields as they stand. */
function TestSend({ scope, target, popup, isChanged, onFault }: TestSendProps) {
  const t = useTranslations("subscriptions");
  const { form, showFaults } = popup;
  const test = useMutation({
    mutationFn: () =>
      target.kind === "edit" && !isChanged
        ? sendJson<TestAnswered>(testSubscriptionUrl(scope, target.subscription), "POST")
        : sendJson<TestAnswered>(testSubscriptionUrl(scope), "POST", form),
    onError: (error) => showFaults(error, onFault),
  });
  return (
    <>
      <Button disabled={test.isPending} onClick={() => test.mutate()} className="max-sm:mr-auto max-sm:h-10">
        <Icon of={Send} size={14} />
        {t("sendTest")}
      </Button>
      <span
        role="status"
        className="text-12 wrap-anywhere text-text-3 max-sm:order-first max-sm:not-empty:w-full sm:min-w-0 sm:flex-1 sm:basis-40"
      >
        {test.isError && (
          <span className="text-fail">{t(faultsOf(test.error, form) ? "testSeeFields" : "testFailed")}</span>
        )}
        {test.data && <TestAnswer notifications={test.data.notifications} />}
      </span>
    </>
  );
}

/** Why it was not saved, where no field is to blame. */
function useSaveFault({ save, form, isRefused }: PopupState) {
  const t = useTranslations("subscriptions.fault");
  if (isRefused) return t("seeFields");
  if (!save.isError) return null;
  if (faultsOf(save.error, form)) return t("seeFields");
  const status = save.error instanceof ApiError ? save.error.status : 0;
  if (status === 403) return t("forbidden");
  if (status === 409) return t("tooMany", { max: maxSubscriptions });
  return t(status === 404 ? "gone" : "saveFailed");
}

export function PopupFoot({ onSubmit, onCancel, ...props }: PopupFootProps) {
  const { target, popup } = props;
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const fault = useSaveFault(popup);
  return (
    <>
      <TestSend {...props} />
      {fault && (
        <p role="alert" className="text-12 text-fail max-sm:order-first max-sm:w-full sm:max-w-80">
          {fault}
        </p>
      )}
      <Button kind="ghost" onClick={onCancel} className="max-sm:h-10">
        {common("cancel")}
      </Button>
      <Button
        kind="primary"
        aria-keyshortcuts="Control+Enter"
        disabled={popup.save.isPending}
        onClick={onSubmit}
        className="max-sm:h-10"
      >
        {t(target.kind === "edit" ? "save" : "register")}
        <span aria-hidden className="font-normal opacity-70 max-sm:hidden">
          Ctrl ↵
        </span>
      </Button>
    </>
  );
}
