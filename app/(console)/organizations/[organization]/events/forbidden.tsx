import { LockKeyhole } from "lucide-react";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import { getPageContext } from "@/lib/auth/page-context";
import { pathHeader } from "@/lib/auth/path-header";
import { firstPagePath } from "@/lib/navigation/home-path";
import { listOpenablePages } from "@/lib/navigation/openable-pages";

/** Organization events are for organization roles: says which roles the reader has, and what they do open. */
export default async function OrganizationEventsForbidden() {
  const [t, shell] = await Promise.all([getTranslations("events"), getTranslations("shell")]);
  const context = await getPageContext();
  const slug = decodeURIComponent((await headers()).get(pathHeader)?.split(/[/?]/)[2] ?? "");
  const organization = findByIdOrSlug(context?.organizations ?? [], slug);
  const pages = context && organization ? listOpenablePages(context, organization) : null;
  const first = pages && organization ? firstPagePath(organization.slug, pages) : null;
  const roles = (organization?.projects ?? []).flatMap((project) =>
    project.roles.map((role) => t("roleIn", { role: shell(`role.${role}`), project: project.name })),
  );
  return (
    <EmptyState
      level={1}
      icon={<Icon of={LockKeyhole} />}
      title={t("forbiddenTitle", { page: t("title.organization") })}
      actions={
        first && (
          <PageLink href={first} className={buttonClass("primary")}>
            {pages?.allEvents
              ? shell("allEvents")
              : t("openProject", { project: pages?.projects[0]?.name ?? "" })}
          </PageLink>
        )
      }
    >
      <p>
        {roles.length > 0
          ? t("forbiddenRoles", { roles: roles.join(", ") })
          : t("forbiddenNoRole", { organization: organization?.name ?? "" })}
      </p>
      <p>{t("forbiddenWho")}</p>
    </EmptyState>
  );
}
