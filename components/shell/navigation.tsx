"use client";

import { BookOpen, Braces, Building, Layers } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { apiReferencePath, catalogPath, eventsPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { NavigationLink } from "./navigation-link";
import { ProjectList } from "./project-list";

/** The pages that the person may open, and no others. */
export function Navigation({ shell, onNavigate }: { shell: ShellModel; onNavigate?: () => void }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const organization = shell.organization.slug;
  const all = eventsPath({ kind: "all", organization });
  const own = eventsPath({ kind: "organization", organization });
  const catalog = catalogPath(organization);
  const api = apiReferencePath(organization);
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 py-2.5"
    >
      {shell.pages.allEvents && (
        <NavigationLink
          href={all}
          icon={Layers}
          label={t("allEvents")}
          isCurrent={pathname === all}
          onNavigate={onNavigate}
        />
      )}
      {shell.pages.organizationEvents && (
        <NavigationLink
          href={own}
          icon={Building}
          label={t("organizationEvents")}
          isCurrent={pathname === own || (pathname.startsWith(`${own}/`) && pathname !== all)}
          onNavigate={onNavigate}
        />
      )}
      {shell.pages.projects.length > 0 && (
        <ProjectList
          organization={organization}
          projects={shell.pages.projects}
          pathname={pathname}
          onNavigate={onNavigate}
        />
      )}
      <div className="mt-4 flex flex-col gap-px">
        <NavigationLink
          href={catalog}
          icon={BookOpen}
          label={t("catalog")}
          isCurrent={pathname === catalog || pathname.startsWith(`${catalog}/`)}
          onNavigate={onNavigate}
        />
        <NavigationLink
          href={api}
          icon={Braces}
          label={t("api")}
          isCurrent={pathname === api}
          onNavigate={onNavigate}
        />
      </div>
    </nav>
  );
}
