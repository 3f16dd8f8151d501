import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxView } from "@/components/mailbox/mailbox-view";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import { requirePageContext } from "@/lib/auth/page-context";
import { deliveryPageSize, mailboxQuery } from "@/lib/deliveries/queries";
import { listMailbox } from "@/lib/deliveries/server/list-mailbox";
import { isMailKept, isSmsKept } from "@/lib/shared/notification-settings";
import { prefetchList } from "../prefetch-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title") };
}

const prefetch = (context: Context, organization: string) =>
  prefetchList(mailboxQuery(organization), () =>
    listMailbox(context, { organization, limit: deliveryPageSize, cursor: null }),
  );

export default async function MailboxPage(props: PageProps<"/organizations/[organization]/mailbox">) {
  const { context, organization } = await requirePageContext(await props.params);
  return (
    <ClientMessages namespaces={["common", "mailbox"]}>
      <HydrationBoundary state={await prefetch(context, organization.slug)}>
        <MailboxView
          organization={organization.slug}
          organizationName={organization.name}
          state={{ isMailKept: isMailKept(), isSmsKept: isSmsKept() }}
          now={Date.now()}
        />
      </HydrationBoundary>
    </ClientMessages>
  );
}
