import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { SubscriptionsPage } from "../subscriptions-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("title") };
}

export default async function OrganizationSubscriptionsPage(
  props: PageProps<"/organizations/[organization]/subscriptions">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  return (
    <SubscriptionsPage
      context={context}
      scope={{ kind: "organization", organization: organization.slug }}
      scopeName={organization.name}
      searchParams={props.searchParams}
    />
  );
}
