import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import type { ShellModel } from "@/components/shell/model";
import { Shell } from "@/components/shell/shell";
import type { NamedZone } from "@/components/ui/time-zone-context";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import { requirePageContext } from "@/lib/auth/page-context";
import { getDiskAlert } from "@/lib/jobs/server/watch-disk";
import { firstPagePath } from "@/lib/navigation/home-path";
import { listOpenablePages } from "@/lib/navigation/openable-pages";
import { pageTimeZone } from "@/lib/navigation/page-time-zone";
import { organizationPath } from "@/lib/navigation/paths";
import { isLocale, parseTheme, themeCookie } from "@/lib/navigation/preferences";
import { cityOfZone, loadZoneCities } from "@/lib/navigation/zone-city";
import { isMailKept } from "@/lib/shared/notification-settings";
import { readSavedViews } from "./read-saved-views";

interface LayoutProps {
  params: Promise<{ organization: string }>;
  children: ReactNode;
}

function viewerOf(context: Context, organization: OrganizationMembership): ShellModel["viewer"] {
  const { principal } = context;
  const person = principal.kind === "user" ? principal : { name: "", email: "" };
  return {
    name: person.name,
    email: person.email,
    organizationRoles: organization.roles,
    projects: organization.projects.map(({ name, roles }) => ({ name, roles })),
  };
}

/** Named here, since the script that knows every place is fetched by those alone who choose another. */
async function namedZoneOf(context: Context): Promise<NamedZone> {
  const [zone, locale] = await Promise.all([pageTimeZone(context), getLocale()]);
  return { zone, name: cityOfZone(zone, await loadZoneCities(isLocale(locale) ? locale : "en")) };
}

const canTendDisk = ({ roles }: OrganizationMembership) =>
  roles.includes("organization_owner") || roles.includes("organization_admin");

export default async function OrganizationLayout({ params, children }: LayoutProps) {
  const { context, organization } = await requirePageContext(await params);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  const pages = listOpenablePages(context, organization);
  const shell: ShellModel = {
    organization: { slug: organization.slug, name: organization.name },
    organizations: context.organizations.map((item) => ({
      slug: item.slug,
      name: item.name,
      href: firstPagePath(item.slug, listOpenablePages(context, item)) ?? organizationPath(item.slug),
    })),
    pages: { ...pages, mailbox: pages.mailbox && isMailKept() },
    savedViews: await readSavedViews(context, organization.slug),
    viewer: viewerOf(context, organization),
    theme,
  };
  const alert = canTendDisk(organization) ? getDiskAlert() : null;
  return (
    <ClientMessages namespaces={["common", "shell"]}>
      <Shell
        shell={shell}
        zone={await namedZoneOf(context)}
        now={Date.now()}
        diskPercent={alert?.usedPercent ?? null}
      >
        {children}
      </Shell>
    </ClientMessages>
  );
}
