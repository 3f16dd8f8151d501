import { LockKeyhole } from "lucide-react";
import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { OrganizationMembership } from "@/lib/access/context";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import type { OpenablePages } from "@/lib/navigation/openable-pages";
import { type Granting, WhoCanGrant } from "./who-can-grant";

interface ForbiddenViewProps {
  title: string;
  organization: OrganizationMembership;
  pages: OpenablePages;
  /** Where the reader can go instead. */
  first: Route | null;
  /** The roles that open the page; none where that can't be said of all of it. */
  opensTo: readonly OrganizationRole[];
  administrators: readonly Granting[];
}

/** Each role that a person holds, with its projects; the organization's own first, with none. */
function heldRoles({ roles, projects }: OrganizationMembership) {
  const held = new Map<OrganizationRole | ProjectRole, string[]>(roles.map((role) => [role, []]));
  for (const project of projects) {
    for (const role of project.roles) held.set(role, [...(held.get(role) ?? []), project.name]);
  }
  return [...held];
}

/** Rendered on the server alone: the wording of lists is the runtime's. */
export function ForbiddenView(props: ForbiddenViewProps) {
  const { title, organization, pages, first, opensTo, administrators } = props;
  const t = useTranslations("shell");
  const locale = useLocale();
  const list = (type: "conjunction" | "disjunction", texts: string[]) =>
    new Intl.ListFormat(locale, { type }).format(texts);
  const held = heldRoles(organization).map(([role, projects]) =>
    projects.length === 0
      ? t(`role.${role}`)
      : t("forbidden.roleIn", { role: t(`role.${role}`), projects: list("conjunction", projects) }),
  );
  const roles = list(
    "disjunction",
    opensTo.map((role) => t(`role.${role}`)),
  );
  const project = pages.projects[0]?.name ?? organization.name;
  const elsewhere = pages.allEvents
    ? t("allEvents")
    : pages.organizationEvents
      ? t("organizationEvents")
      : t("forbidden.openProject", { project });
  return (
    <EmptyState
      level={1}
      icon={<Icon of={LockKeyhole} />}
      title={title}
      actions={
        <>
          {first && (
            <PageLink href={first} className={buttonClass("primary")}>
              {elsewhere}
            </PageLink>
          )}
          <WhoCanGrant people={administrators} />
        </>
      }
    >
      <p>{t("forbidden.yours", { roles: list("conjunction", held) })}</p>
      {opensTo.length > 0 && <p>{t("forbidden.opensTo", { roles })}</p>}
    </EmptyState>
  );
}
