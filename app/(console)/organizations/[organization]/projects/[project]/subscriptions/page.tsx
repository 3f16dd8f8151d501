import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { SubscriptionsPage } from "../../../subscriptions-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("title") };
}

export default async function ProjectSubscriptionsPage(
  props: PageProps<"/organizations/[organization]/projects/[project]/subscriptions">,
) {
  const { context, organization, project } = await requirePageContext(await props.params);
  return (
    <SubscriptionsPage
      context={context}
      scope={{ kind: "project", organization: organization.slug, project: project.slug }}
      scopeName={project.name}
      searchParams={props.searchParams}
    />
  );
}
