import type { Metadata } from "next";
import { requirePageContext } from "@/lib/auth/page-context";
import { EventDetailPage } from "../../../../event-detail-page";

type Props = PageProps<"/organizations/[organization]/projects/[project]/events/[event]">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await props.params).event) };
}

export default async function ProjectEventPage(props: Props) {
  const { event, ...place } = await props.params;
  const { context, organization, project } = await requirePageContext(place);
  const scope = { kind: "project", organization: organization.slug, project: project.slug } as const;
  const { at } = await props.searchParams;
  return <EventDetailPage context={context} scope={scope} id={decodeURIComponent(event)} at={at} />;
}
