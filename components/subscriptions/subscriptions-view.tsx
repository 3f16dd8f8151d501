"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SearchField } from "@/components/ui/search-field";
import type { OwningScope } from "@/lib/access/scope";
import { popupKeyOf } from "./popup-address";
import { SubscriptionList } from "./subscription-list";
import type { PopupDraft } from "./subscription-popup";
import { type PopupAddress, usePopupAddress } from "./use-popup-address";

const loadPopup = () => import("./subscription-popup");
const SubscriptionPopup = lazy(loadPopup);
const SubscriptionDetails = lazy(() => import("./subscription-details"));

export interface SubscriptionsViewProps {
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  canManage: boolean;
  now: number;
}

/**
 * Who opens the popup by its address has nowhere to go back to when it closes: to what was saved, or to where one
 * begins another.
 */
function useFocusAfterClosing(isOpen: boolean) {
  const saved = useRef<string | null>(null);
  const register = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const isClosing = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!isClosing || document.activeElement !== document.body) return;
    const row = document.querySelector<HTMLElement>(`[data-subscription="${saved.current}"] th button`);
    (row ?? register.current ?? document.getElementById("content"))?.focus();
  }, [isOpen]);
  return { saved, register };
}

interface OpenedProps extends SubscriptionsViewProps {
  address: PopupAddress;
  onSaved: (id: string) => void;
}

/** What the address opens over the list: the popup, or what those read who may not change anything. */
function Opened({ scope, scopeName, canManage, now, address, onSaved }: OpenedProps) {
  // Kept over Back and Forward: nothing that was typed is lost but by sending it or throwing it away.
  const [drafts] = useState(() => new Map<string, PopupDraft>());
  const { target, close, leave } = address;
  if (target === null) return null;
  if (!canManage) {
    if (target.kind === "new") return null;
    const { subscription } = target;
    return (
      <SubscriptionDetails key={subscription} scope={scope} subscription={subscription} onClose={close} />
    );
  }
  const key = popupKeyOf(target);
  const keepDraft = (draft: PopupDraft | null) => {
    if (draft) drafts.set(key, draft);
    else drafts.delete(key);
  };
  return (
    <SubscriptionPopup
      key={key}
      scope={scope}
      scopeName={scopeName}
      target={target}
      draft={drafts.get(key) ?? null}
      now={now}
      onDraft={keepDraft}
      onSaved={({ id }) => {
        keepDraft(null);
        onSaved(id);
        close();
      }}
      onClose={leave}
    />
  );
}

/** The subscriptions of a project, or of the organization itself, and the popup that registers and changes them. */
export function SubscriptionsView(props: SubscriptionsViewProps) {
  const { scope, scopeName, canManage, now } = props;
  const t = useTranslations("subscriptions");
  const address = usePopupAddress();
  const { target, q, open, search } = address;
  const focus = useFocusAfterClosing(target !== null);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3 px-6 pt-4 pb-3 max-sm:px-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <p className="text-text-2">{t(`lead.${scope.kind}`, { name: scopeName })}</p>
        </div>
        {canManage && (
          <Button
            ref={focus.register}
            kind="primary"
            onClick={() => open({ kind: "new" })}
            onPointerEnter={() => void loadPopup()}
            onFocus={() => void loadPopup()}
            className="max-sm:h-10"
          >
            <Icon of={Plus} size={14} />
            {t("registerSubscription")}
          </Button>
        )}
        <div className="w-full">
          <SearchField isMain label={t("search")} value={q} onChange={search} className="max-w-90" />
        </div>
        {!canManage && target?.kind === "new" && <p className="w-full text-text-2">{t("readerNew")}</p>}
      </header>
      <SubscriptionList
        scope={scope}
        title={t("title")}
        q={q}
        canManage={canManage}
        now={now}
        onOpen={open}
        onClearSearch={() => search("")}
      />
      <Suspense>
        <Opened
          {...props}
          address={address}
          onSaved={(id) => {
            focus.saved.current = id;
          }}
        />
      </Suspense>
    </div>
  );
}
