import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { UserGroupsPage } from "../user-groups-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("user-groups"))("title") };
}

export default async function OrganizationUserGroupsPage(
  props: PageProps<"/organizations/[organization]/user-groups">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  return (
    <UserGroupsPage
      context={context}
      scope={{ kind: "organization", organization: organization.slug }}
      scopeName={organization.name}
      searchParams={props.searchParams}
    />
  );
}
