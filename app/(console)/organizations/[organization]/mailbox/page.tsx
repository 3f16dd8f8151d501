import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxView } from "@/components/mailbox/mailbox-view";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import { requirePageContext } from "@/lib/auth/page-context";
import { deliveryPageSize, mailboxQuery } from "@/lib/deliveries/queries";
import { listMailbox } from "@/lib/deliveries/server/list-mailbox";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { AppError } from "@/lib/shared/errors";
import { isMailKept, isSmsKept } from "@/lib/shared/notification-settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title") };
}

async function prefetch(context: Context, organization: string) {
  const client = new QueryClient();
  try {
    await client.fetchInfiniteQuery({
      ...mailboxQuery(organization),
      queryFn: () => listMailbox(context, { organization, limit: deliveryPageSize, cursor: null }),
      retry: false,
    });
  } catch (error) {
    // With the database away the page still comes, and its list says so and can be asked again.
    if (!(error instanceof AppError && error.code === "unavailable")) answerPageError(error);
  }
  return dehydrate(client);
}

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
