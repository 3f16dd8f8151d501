"use client";

import { Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { OwningScope } from "@/lib/access/scope";
import { popupKeyOf } from "./popup-address";
import type { SubscriptionForm } from "./popup-form";
import { SubscriptionList } from "./subscription-list";
import { usePopupAddress } from "./use-popup-address";
import { useSettled } from "./use-settled";

const loadPopup = () => import("./subscription-popup");
const SubscriptionPopup = lazy(loadPopup);

/** How long the keys must rest before the list follows. */
const settleMs = 200;

export interface SubscriptionsViewProps {
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  canManage: boolean;
  now: number;
}

interface SearchFieldProps {
  q: string;
  onSearch: (q: string) => void;
}

function SearchField({ q, onSearch }: SearchFieldProps) {
  const t = useTranslations("subscriptions");
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const typed = text.trim();
  const settled = useSettled(typed, typed, settleMs);
  const search = useEffectEvent(() => settled !== q && onSearch(settled));
  // Only typing searches: what the address says by other means is shown by a new field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the effect waits for
  useEffect(() => void search(), [settled]);
  useShortcuts({ "/": () => field.current?.focus() });
  return (
    <label className="relative block w-full max-w-90">
      <Icon of={Search} size={14} className="absolute top-2.25 left-2.25 text-text-3" />
      <input
        ref={field}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        aria-keyshortcuts="/"
        value={text}
        maxLength={512}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (text === "") field.current?.blur();
          setText("");
        }}
        className={inputClass("pl-8! max-sm:h-10")}
      />
    </label>
  );
}

/** The subscriptions of a project, or of the organization itself, and the popup that registers and changes them. */
export function SubscriptionsView({ scope, scopeName, canManage, now }: SubscriptionsViewProps) {
  const t = useTranslations("subscriptions");
  const address = usePopupAddress();
  const [cleared, setCleared] = useState(0);
  // Kept over Back and Forward: nothing that was typed is lost but by sending it or throwing it away.
  const [drafts] = useState(() => new Map<string, SubscriptionForm>());
  const key = address.target && popupKeyOf(address.target);
  const keepDraft = (form: SubscriptionForm | null) => {
    if (key && form) drafts.set(key, form);
    else if (key) drafts.delete(key);
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3 px-6 pt-4 pb-3 max-sm:px-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <p className="text-text-2">{t(`lead.${scope.kind}`, { name: scopeName })}</p>
        </div>
        {canManage && (
          <Button
            kind="primary"
            onClick={() => address.open({ kind: "new" })}
            onPointerEnter={() => void loadPopup()}
            onFocus={() => void loadPopup()}
            className="max-sm:h-10"
          >
            <Icon of={Plus} size={14} />
            {t("registerSubscription")}
          </Button>
        )}
        <div className="w-full">
          <SearchField key={cleared} q={address.q} onSearch={address.search} />
        </div>
      </header>
      <SubscriptionList
        scope={scope}
        title={t("title")}
        q={address.q}
        canManage={canManage}
        now={now}
        onOpen={address.open}
        onClearSearch={() => {
          address.search("");
          setCleared(cleared + 1);
        }}
      />
      {canManage && address.target && key && (
        <Suspense>
          <SubscriptionPopup
            key={key}
            scope={scope}
            scopeName={scopeName}
            target={address.target}
            draft={drafts.get(key) ?? null}
            now={now}
            onDraft={keepDraft}
            onSaved={() => {
              keepDraft(null);
              address.close();
            }}
            onClose={address.close}
          />
        </Suspense>
      )}
    </div>
  );
}
