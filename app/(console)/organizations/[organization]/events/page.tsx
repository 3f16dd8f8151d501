import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { EventsListPage } from "../events-list-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events.title"))("organization") };
}

export default async function OrganizationEventsPage(
  props: PageProps<"/organizations/[organization]/events">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  const scope = { kind: "organization", organization: organization.slug } as const;
  return <EventsListPage context={context} scope={scope} searchParams={props.searchParams} />;
}
