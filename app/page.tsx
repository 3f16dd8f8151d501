import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePageContext } from "@/lib/auth/page-context";
import { firstPagePath } from "@/lib/navigation/home-path";
import { listOpenablePages } from "@/lib/navigation/openable-pages";
import { organizationPath } from "@/lib/navigation/paths";

/** Where a person starts: the first organization in which there is something to open. */
export default async function HomePage() {
  const { context } = await requirePageContext({});
  const paths = context.organizations.map(
    (item) => firstPagePath(item.slug, listOpenablePages(context, item)) ?? organizationPath(item.slug),
  );
  if (paths[0]) redirect(paths[0]);
  const t = await getTranslations("shell");
  return (
    <main className="grid min-h-dvh place-items-center bg-surface">
      <EmptyState level={1} title="Cairn">
        {t("noPages")}
      </EmptyState>
    </main>
  );
}
