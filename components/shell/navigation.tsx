"use client";

import { BookOpen, Braces, Building, Inbox, Layers } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { apiReferencePath, catalogPath, eventsPath, isAtOrBelow, mailboxPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { NavigationLink } from "./navigation-link";
import { OwnedLinks, ownedPages } from "./owned-links";
import { ProjectList } from "./project-list";
import { useListViews, ViewLinks } from "./view-links";

interface NavigationProps {
  shell: ShellModel;
  onNavigate?: () => void;
}

interface LinksProps {
  shell: ShellModel;
  /** The path of the page, without its query. */
  pathname: string;
  onNavigate: (() => void) | undefined;
}

/** Events of the whole organization, and below its own what else it has of its own. */
function OrganizationLinks({ shell, pathname, onNavigate }: LinksProps) {
  const t = useTranslations("shell");
  const { organizationEvents, organizationSubscriptions, allEvents } = shell.pages;
  const scope = { kind: "organization", organization: shell.organization.slug } as const;
  const allScope = { ...scope, kind: "all" } as const;
  const all = eventsPath(allScope);
  const list = useListViews(allScope, shell.savedViews, pathname);
  const own = [eventsPath(scope), ...ownedPages.map(([, pathOf]) => pathOf(scope))];
  const isOwnOpen = pathname !== all && own.some((page) => isAtOrBelow(pathname, page));
  return (
    <>
      {allEvents && (
        <NavigationLink
          href={all}
          icon={Layers}
          label={t("allEvents")}
          isCurrent={pathname === all && list.opened === null}
          onNavigate={onNavigate}
        />
      )}
      {allEvents && pathname === all && <ViewLinks {...list} scope={allScope} onNavigate={onNavigate} />}
      {organizationEvents && (
        <NavigationLink
          href={eventsPath(scope)}
          icon={Building}
          label={t("organizationEvents")}
          isCurrent={isOwnOpen && !organizationSubscriptions}
          tone={isOwnOpen ? "loud" : "quiet"}
          onNavigate={onNavigate}
        />
      )}
      {organizationSubscriptions && isOwnOpen && (
        <OwnedLinks shell={shell} scope={scope} pathname={pathname} onNavigate={onNavigate} />
      )}
    </>
  );
}

function OtherLinks({ shell, pathname, onNavigate }: LinksProps) {
  const t = useTranslations("shell");
  const organization = shell.organization.slug;
  const pages = [
    { href: catalogPath(organization), icon: BookOpen, label: t("catalog") },
    ...(shell.pages.mailbox ? [{ href: mailboxPath(organization), icon: Inbox, label: t("mailbox") }] : []),
    { href: apiReferencePath(organization), icon: Braces, label: t("api") },
  ];
  return (
    <div className="mt-4 flex flex-col gap-px">
      {pages.map((page) => (
        <NavigationLink
          key={page.href}
          {...page}
          isCurrent={isAtOrBelow(pathname, page.href)}
          onNavigate={onNavigate}
        />
      ))}
    </div>
  );
}

/** The pages that the person may open, and no others. */
export function Navigation({ shell, onNavigate }: NavigationProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const links = { shell, pathname, onNavigate };
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 py-2.5"
    >
      <OrganizationLinks {...links} />
      {shell.pages.projects.length > 0 && (
        <ProjectList shell={shell} pathname={pathname} onNavigate={onNavigate} />
      )}
      <OtherLinks {...links} />
    </nav>
  );
}
