"use client";

import { Building, Folder } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import type { OwningScope } from "@/lib/access/scope";
import { ApiError } from "@/lib/http/api-client";
import type { Subscription } from "@/lib/subscriptions/model";
import { EffectRail } from "./effect-rail";
import { GroupDialog } from "./group-dialog";
import type { PopupTarget } from "./popup-address";
import { type PopupFaults, popupFields } from "./popup-faults";
import { PopupFields } from "./popup-fields";
import { PopupFoot } from "./popup-foot";
import { isSameType, type SubscriptionForm } from "./popup-form";
import { PopupTemplateDialogs } from "./popup-template-dialogs";
import type { PopupBeginning } from "./popup-wish";
import { SwitchDialog } from "./switch-dialog";
import type { TemplateAct } from "./template-field";
import { type PopupState, usePopup } from "./use-popup";
import { type NamedSources, usePopupStart } from "./use-popup-start";

/** What was typed and not sent. */
export interface PopupDraft {
  form: SubscriptionForm;
  /** What stood there before it was. */
  opened: SubscriptionForm;
}

export interface SubscriptionPopupProps {
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  target: PopupTarget;
  /** What was typed here before and not sent. */
  draft: PopupDraft | null;
  now: number;
  /** Keeps what is typed; null throws it away. */
  onDraft: (draft: PopupDraft | null) => void;
  onSaved: (subscription: Subscription) => void;
  onClose: () => void;
}

/** A page of its own on phones; as wide as its three columns elsewhere. */
const frame =
  "h-[772px] max-w-[min(1192px,calc(100vw-32px))]! max-sm:m-0! max-sm:h-dvh max-sm:max-h-none! max-sm:max-w-none! max-sm:rounded-none!";

function Title({ scope, scopeName, target }: Pick<SubscriptionPopupProps, "scope" | "scopeName" | "target">) {
  const t = useTranslations("subscriptions");
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span className="cut">{t(`popupTitle.${target.kind}`)}</span>
      <Tag className="min-w-0 shrink max-sm:hidden">
        <Icon of={scope.kind === "project" ? Folder : Building} size={12} />
        <span className="cut">{scopeName}</span>
      </Tag>
    </span>
  );
}

/** Goes to the first field with an error, once it stands there. */
function goToFirst(faults: PopupFaults) {
  const first = popupFields.find((field) => faults[field]);
  const place = document.querySelector(`#subscription [data-field="${first}"]`);
  place?.querySelector<HTMLElement>("input:not(:disabled), button:not(:disabled)")?.focus();
}

/** Failed, or nothing of the kind there. */
function StartFault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <EmptyState
      tone={isGone ? "plain" : "fail"}
      title={t(isGone ? "goneTitle" : "popupFailedTitle")}
      actions={!isGone && <Button onClick={onRetry}>{common("tryAgain")}</Button>}
    >
      {t(isGone ? "goneText" : "popupFailedText")}
    </EmptyState>
  );
}

type Asked = TemplateAct | "group" | "discard" | null;

interface PopupAsksProps extends Pick<SubscriptionPopupProps, "scope" | "onDraft" | "onClose"> {
  popup: PopupState;
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** What is asked over the popup before something is lost, or to make something that it needs. */
function PopupAsks({ scope, popup, asked, onAsk, onDraft, onClose }: PopupAsksProps) {
  const t = useTranslations("subscriptions");
  const { form, change, wanted, applyType } = popup;
  const back = () => onAsk(null);
  return (
    <>
      {wanted && <SwitchDialog popup={popup} onConfirm={() => applyType(wanted)} />}
      {asked === "discard" && (
        <ConfirmDialog
          title={t("discardTitle")}
          confirm={t("discard")}
          cancel={t("keepEditing")}
          isDanger
          onConfirm={() => {
            onDraft(null);
            onClose();
          }}
          onCancel={back}
        >
          {t("discardText")}
        </ConfirmDialog>
      )}
      {asked === "group" && (
        <GroupDialog
          scope={scope}
          onCreated={(group) => change({ ...form, userGroups: [...form.userGroups, group.id] })}
          onClose={back}
        />
      )}
      <PopupTemplateDialogs scope={scope} popup={popup} open={asked} onClose={back} />
    </>
  );
}

/** Every code tells of a failure. */
const isFailureOnly = ({ events }: SubscriptionForm) =>
  events.length > 0 && events.every((event) => /fail|error/i.test(event));

/** Ctrl+Enter anywhere in the popup; what is asked over it has its own answer. */
function useSubmitKey(onSubmit: () => void) {
  const submit = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    if (document.querySelectorAll("dialog[open]").length > 1) return;
    event.preventDefault();
    onSubmit();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => submit(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function ReadyPopup(props: SubscriptionPopupProps & { start: PopupBeginning & NamedSources }) {
  const { scope, target, start, now, onDraft, onSaved, onClose } = props;
  const draft = props.draft?.form ?? null;
  // Codes that are not on offer any more are taken out by saving.
  const opened = props.draft?.opened ?? {
    ...start.form,
    events: [...start.form.events, ...start.leftOut],
  };
  const common = useTranslations("common");
  const [form, setForm] = useState(draft ?? start.form);
  const [asked, setAsked] = useState<Asked>(null);
  const onForm = (next: SubscriptionForm) => {
    setForm(next);
    onDraft({ form: next, opened });
  };
  // Codes that were chosen since, or another type, settle what was left out at first.
  const isOther = draft !== null && start.form.resourceType !== "" && !isSameType(draft, start.form);
  const isSettled = isOther || (draft !== null && draft.events.length > 0);
  const leftOut = isSettled ? [] : start.leftOut;
  const beginning = {
    wish: draft !== null && draft.resourceType !== "" ? null : start.wish,
    unseen: isOther ? [] : start.unseen,
  };
  const popup = usePopup({ scope, target, form, opened, leftOut, beginning, onForm, onSaved });
  const isChanged = JSON.stringify(form) !== JSON.stringify(start.form);
  const close = () => (isChanged ? setAsked("discard") : onClose());
  const submit = () => popup.submit(goToFirst);
  useSubmitKey(submit);
  return (
    <>
      <Dialog
        title={<Title {...props} />}
        closeLabel={common("close")}
        onClose={close}
        className={frame}
        footer={
          <PopupFoot
            scope={scope}
            target={target}
            popup={popup}
            isChanged={isChanged}
            onFault={goToFirst}
            onSubmit={submit}
            onCancel={close}
          />
        }
      >
        <div className="@container/popup h-full">
          <div className="grid min-h-full @min-[1080px]/popup:h-full @min-[1080px]/popup:min-h-140 @min-[1080px]/popup:grid-cols-[minmax(0,1fr)_308px]">
            <PopupFields
              scope={scope}
              popup={popup}
              without={target.kind === "new" ? target.without : []}
              sourceNames={start.sourceNames}
              now={now}
              onTemplateAct={setAsked}
              onNewGroup={() => setAsked("group")}
            />
            <EffectRail scope={scope} form={form} isFailure={isFailureOnly(form)} now={now} />
          </div>
        </div>
      </Dialog>
      <PopupAsks {...props} popup={popup} asked={asked} onAsk={setAsked} />
    </>
  );
}

/** Registers a subscription, or changes one. Its fields are kept until they are sent or thrown away. */
export default function SubscriptionPopup(props: SubscriptionPopupProps) {
  const { scope, target, onClose } = props;
  const common = useTranslations("common");
  const { start, error, retry } = usePopupStart(scope, target);
  // What it began with: the list may read the subscription anew while the popup is open.
  const [first, setFirst] = useState<(PopupBeginning & NamedSources) | null>(null);
  if (first === null && start !== null) setFirst(start);
  if (first) return <ReadyPopup {...props} start={first} />;
  return (
    <Dialog title={<Title {...props} />} closeLabel={common("close")} onClose={onClose} className={frame}>
      {error ? (
        <StartFault error={error} onRetry={retry} />
      ) : (
        <SkeletonRows rows={12} label={common("loading")} />
      )}
    </Dialog>
  );
}
