"use client";

import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { usePageTitle } from "@/components/ui/page-title";
import { apiReferencePath, catalogPath, eventsPath, isAtOrBelow, mailboxPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { openedProject } from "./opened-project";
import { ownedPages } from "./owned-links";

interface Crumb {
  label: string;
  href: Route | null;
}

function crumbsOf(shell: ShellModel, pathname: string, t: (key: string) => string): Crumb[] {
  const organization = shell.organization.slug;
  const project = openedProject(shell, pathname);
  const own = { kind: "organization", organization } as const;
  const scope = project ? ({ kind: "project", organization, project: project.slug } as const) : own;
  const crumbs: Crumb[] = [{ label: shell.organization.name, href: null }];
  if (project) crumbs.push({ label: project.name, href: null });
  const pages: Crumb[] = [
    { label: t("allEvents"), href: eventsPath({ kind: "all", organization }) },
    { label: t(project ? "events" : "organizationEvents"), href: eventsPath(scope) },
    ...ownedPages.map(([name, pathOf]) => ({ label: t(name), href: pathOf(scope) })),
    { label: t("catalog"), href: catalogPath(organization) },
    { label: t("mailbox"), href: mailboxPath(organization) },
    { label: t("api"), href: apiReferencePath(organization) },
  ];
  const page = pages.find(({ href }) => href && isAtOrBelow(pathname, href));
  return page ? [...crumbs, page] : crumbs;
}

/** Where the page stands. The last crumb is the page itself, or what it has opened. */
export function Breadcrumb({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const opened = usePageTitle();
  const crumbs = crumbsOf(shell, pathname, t);
  const all = opened ? [...crumbs, { label: opened, href: null }] : crumbs;
  return (
    <nav aria-label={t("breadcrumb")} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1.5 text-text-3">
        {all.map(({ label, href }, index) => {
          const isLast = index === all.length - 1;
          return (
            <Fragment key={`${label}-${href}`}>
              {index > 0 && (
                <li aria-hidden className="max-md:hidden">
                  <Icon of={ChevronRight} size={12} />
                </li>
              )}
              <li
                aria-current={isLast ? "page" : undefined}
                className={isLast ? "cut font-medium text-text" : "cut shrink-0 max-md:hidden"}
              >
                {href && !isLast ? (
                  <PageLink href={href} className="rounded-1 hover:text-text">
                    {label}
                  </PageLink>
                ) : (
                  label
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
