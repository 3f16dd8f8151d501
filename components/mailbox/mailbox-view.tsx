"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox, MailCheck, RotateCw, Unplug } from "lucide-react";
import type { Route } from "next";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { LoadFailure } from "@/components/ui/load-failure";
import { MoreRows } from "@/components/ui/more-rows";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { mailboxQuery } from "@/lib/deliveries/queries";
import { MessageList } from "./message-list";
import { MessageView } from "./message-view";

/** Where notifications go now. */
export interface MailboxState {
  isMailKept: boolean;
  isSmsKept: boolean;
}

export interface MailboxViewProps {
  organization: string;
  organizationName: string;
  state: MailboxState;
  now: number;
}

function Notice({ state, organizationName }: Pick<MailboxViewProps, "state" | "organizationName">) {
  const t = useTranslations("mailbox");
  const key = state.isMailKept ? (state.isSmsKept ? "allKept" : "mailKept") : "mailSent";
  return (
    <p
      data-mail={key}
      className={classNames(
        "flex gap-2.5 rounded-2 px-3 py-2 text-pretty",
        state.isMailKept ? "bg-warn-soft" : "bg-sunken",
      )}
    >
      <Icon
        of={state.isMailKept ? Unplug : MailCheck}
        className={classNames("mt-0.5 shrink-0", state.isMailKept ? "text-warn" : "text-text-2")}
      />
      <span className="min-w-0 wrap-anywhere">{t(`notice.${key}`, { organization: organizationName })}</span>
    </p>
  );
}

/** Which message the address opens. */
function useOpened() {
  const pathname = usePathname();
  const opened = useSearchParams().get("open");
  const hrefOf = (id: string) => `${pathname}?${new URLSearchParams({ open: id })}` as Route;
  return {
    opened,
    hrefOf,
    open: (id: string) => window.history.pushState(null, "", hrefOf(id)),
    close: () => window.history.pushState(null, "", pathname),
  };
}

/** What was written to people of the organization while no mail server is set. */
export function MailboxView({ organization, organizationName, state, now }: MailboxViewProps) {
  const t = useTranslations("mailbox");
  const common = useTranslations("common");
  const query = useInfiniteQuery(mailboxQuery(organization));
  const { opened, hrefOf, open, close } = useOpened();
  const refresh = () => void query.refetch();
  useShortcuts({ r: refresh });
  const messages = query.data?.pages.flatMap((page) => page.messages) ?? [];
  // Where there is room for both, the newest stands open until another is chosen.
  const shown = opened === null ? messages[0] : messages.find(({ id }) => id === opened);
  return (
    <div className="flex h-full min-h-0 flex-col">
      {opened && <h1 className="sr-only md:hidden">{t("title")}</h1>}
      <header className={classNames("grid gap-3 px-6 pt-4 pb-3 max-sm:px-3", opened && "max-md:hidden")}>
        <div className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="text-16 font-semibold">{t("title")}</h1>
            <p className="wrap-anywhere text-text-2">{t("lead", { organization: organizationName })}</p>
          </div>
          <IconButton label={t("refresh")} shortcut="r" className="max-sm:size-10!" onClick={refresh}>
            <Icon of={RotateCw} size={14} />
          </IconButton>
        </div>
        <Notice state={state} organizationName={organizationName} />
      </header>
      <div
        aria-busy={query.isFetching}
        className="grid min-h-0 flex-1 border-t border-line md:grid-cols-[minmax(260px,360px)_minmax(0,1fr)]"
      >
        <div
          className={classNames(
            "min-h-0 overflow-y-auto border-line md:border-r",
            messages.length === 0 && "md:col-span-2 md:border-r-0",
            opened && "max-md:hidden",
          )}
        >
          {query.isPending && <SkeletonRows rows={8} label={common("loading")} />}
          {query.isError && !query.isFetchNextPageError && (
            <LoadFailure title={t("failedTitle")} error={query.error} onRetry={refresh} />
          )}
          {query.isSuccess && messages.length === 0 && (
            <EmptyState icon={<Icon of={Inbox} />} title={t("emptyTitle")}>
              {t(state.isMailKept ? "emptyText" : "emptyTextSent")}
            </EmptyState>
          )}
          <MessageList
            messages={messages}
            opened={shown?.id ?? null}
            now={now}
            hrefOf={hrefOf}
            onOpen={open}
          />
          <MoreRows query={query} />
        </div>
        {messages.length > 0 && (
          <div className={classNames("min-h-0 min-w-0", opened === null && "max-md:hidden")}>
            {shown ? (
              <MessageView key={shown.id} message={shown} onBack={close} />
            ) : (
              <EmptyState title={t("notLoadedTitle")}>{t("notLoadedText")}</EmptyState>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
