import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { EventsListPage } from "../../../events-list-page";

type Props = PageProps<"/organizations/[organization]/projects/[project]/events">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { project } = await requirePageContext(await props.params);
  return { title: (await getTranslations("events.title"))("project", { project: project.name }) };
}

export default async function ProjectEventsPage(props: Props) {
  const { context, organization, project } = await requirePageContext(await props.params);
  const scope = { kind: "project", organization: organization.slug, project: project.slug } as const;
  return (
    <EventsListPage
      context={context}
      scope={scope}
      projectName={project.name}
      searchParams={props.searchParams}
    />
  );
}
