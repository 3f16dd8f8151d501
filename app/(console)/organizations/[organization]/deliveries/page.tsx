import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { DeliveriesPage } from "../deliveries-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("title") };
}

export default async function OrganizationDeliveriesPage(
  props: PageProps<"/organizations/[organization]/deliveries">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  return (
    <DeliveriesPage
      context={context}
      scope={{ kind: "organization", organization: organization.slug }}
      scopeName={organization.name}
      searchParams={props.searchParams}
    />
  );
}
