import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePageContext } from "@/lib/auth/page-context";
import { firstPagePath } from "@/lib/navigation/home-path";
import { listOpenablePages } from "@/lib/navigation/openable-pages";

interface PageProps {
  params: Promise<{ organization: string }>;
}

/** An organization has no page of its own: it opens at the widest list that the person may read. */
export default async function OrganizationPage({ params }: PageProps) {
  const { context, organization } = await requirePageContext(await params);
  const first = firstPagePath(organization.slug, listOpenablePages(context, organization));
  if (first) redirect(first);
  const t = await getTranslations("shell");
  return (
    <EmptyState level={1} title={organization.name}>
      {t("noPages")}
    </EmptyState>
  );
}
