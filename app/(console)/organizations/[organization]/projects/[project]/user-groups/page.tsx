import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { UserGroupsPage } from "../../../user-groups-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("user-groups"))("title") };
}

export default async function ProjectUserGroupsPage(
  props: PageProps<"/organizations/[organization]/projects/[project]/user-groups">,
) {
  const { context, organization, project } = await requirePageContext(await props.params);
  return (
    <UserGroupsPage
      context={context}
      scope={{ kind: "project", organization: organization.slug, project: project.slug }}
      scopeName={project.name}
      searchParams={props.searchParams}
    />
  );
}
