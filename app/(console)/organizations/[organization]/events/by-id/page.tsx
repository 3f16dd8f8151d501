import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePageContext } from "@/lib/auth/page-context";
import { EventDetailPage } from "../../event-detail-page";

export async function generateMetadata(
  props: PageProps<"/organizations/[organization]/events/by-id">,
): Promise<Metadata> {
  const { id } = await props.searchParams;
  const t = await getTranslations("common");
  return { title: typeof id === "string" && id !== "" ? id : t("notFoundTitle") };
}

/** For ids that the path of a page can't carry. */
export default async function OrganizationEventByIdPage(
  props: PageProps<"/organizations/[organization]/events/by-id">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  const { id, at } = await props.searchParams;
  if (typeof id !== "string" || id === "") notFound();
  const scope = { kind: "organization", organization: organization.slug } as const;
  return <EventDetailPage context={context} scope={scope} id={id} at={at} />;
}
