import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { apiOperations } from "@/app/api/v1/api-operations";
import { ApiReference } from "@/components/api-reference/api-reference";
import { requirePageContext } from "@/lib/auth/page-context";

import { buildOpenApi } from "@/lib/http/open-api";
import { siteOrigin } from "@/lib/http/site-origin";
import { listOpenablePages } from "@/lib/navigation/openable-pages";
import { version } from "@/package.json";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api-reference"))("title") };
}

export default async function ApiReferencePage(
  props: PageProps<"/organizations/[organization]/api-reference">,
) {
  const { context, organization } = await requirePageContext(await props.params);
  const language = await getLocale();
  const [project] = listOpenablePages(context, organization).projects;
  const facts = {
    origin: siteOrigin(),
    organization: organization.slug,
    project: project?.slug ?? null,
    now: new Date().toISOString(),
  };
  return <ApiReference document={buildOpenApi(apiOperations, version, language)} facts={facts} />;
}
