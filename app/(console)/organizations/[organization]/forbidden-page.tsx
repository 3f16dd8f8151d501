import { headers } from "next/headers";
import { ForbiddenView } from "@/components/shell/forbidden-view";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import type { Permission } from "@/lib/access/permissions";
import { organizationRolesWith } from "@/lib/access/roles-with";
import { listAdministrators } from "@/lib/access/server/list-administrators";
import { requirePageContext } from "@/lib/auth/page-context";
import { pathHeader } from "@/lib/auth/path-header";
import { firstPagePath } from "@/lib/navigation/home-path";
import { listOpenablePages } from "@/lib/navigation/openable-pages";

interface ForbiddenPageProps {
  title: string;
  /** What the page asks for in the whole organization, where that is one thing. */
  permission?: Permission;
}

/** A 403 inside the frame: what the reader is here, who may open the page, and whom to ask. */
export async function ForbiddenPage({ title, permission }: ForbiddenPageProps) {
  // A file like forbidden.tsx gets no parameters of the address.
  const segment = (await headers()).get(pathHeader)?.split(/[/?]/)[2] ?? "";
  const { context } = await requirePageContext({});
  const organization = findByIdOrSlug(context.organizations, decodeURIComponent(segment));
  if (!organization) return null;
  const pages = listOpenablePages(context, organization);
  return (
    <ForbiddenView
      title={title}
      organization={organization}
      pages={pages}
      first={firstPagePath(organization.slug, pages)}
      opensTo={permission ? organizationRolesWith(permission) : []}
      administrators={await listAdministrators(context, { organization: organization.id })}
    />
  );
}
