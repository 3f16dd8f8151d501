import type { Metadata } from "next";
import { requirePageContext } from "@/lib/auth/page-context";
import { EventDetailPage } from "../../event-detail-page";

export async function generateMetadata(
  props: PageProps<"/organizations/[organization]/events/[event]">,
): Promise<Metadata> {
  return { title: decodeURIComponent((await props.params).event) };
}

export default async function OrganizationEventPage(
  props: PageProps<"/organizations/[organization]/events/[event]">,
) {
  const { organization: slug, event } = await props.params;
  const { context, organization } = await requirePageContext({ organization: slug });
  const scope = { kind: "organization", organization: organization.slug } as const;
  const { at } = await props.searchParams;
  return <EventDetailPage context={context} scope={scope} id={decodeURIComponent(event)} at={at} />;
}
