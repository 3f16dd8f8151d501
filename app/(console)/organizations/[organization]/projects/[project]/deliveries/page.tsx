import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { DeliveriesPage } from "../../../deliveries-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("title") };
}

export default async function ProjectDeliveriesPage(
  props: PageProps<"/organizations/[organization]/projects/[project]/deliveries">,
) {
  const { context, organization, project } = await requirePageContext(await props.params);
  return (
    <DeliveriesPage
      context={context}
      scope={{ kind: "project", organization: organization.slug, project: project.slug }}
      scopeName={project.name}
      searchParams={props.searchParams}
    />
  );
}
