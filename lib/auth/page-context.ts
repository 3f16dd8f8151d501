import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Context, OrganizationMembership, ProjectMembership } from "@/lib/access/context";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import { requestSource } from "@/lib/http/request-source";
import { safeCallbackPath, signInUrl } from "./callback-url";
import { pathHeader } from "./path-header";
import { resolvePrincipal } from "./server/resolve-principal";

/** The context of the signed-in person, or null. Read once for each request, however many components ask. */
export const getPageContext = cache(async (): Promise<Context | null> => {
  const incoming = await headers();
  const context = await resolvePrincipal({
    headers: incoming,
    kinds: ["session", "public"],
    requestId: crypto.randomUUID(),
    ...requestSource(incoming),
  });
  return context.principal.kind === "user" ? context : null;
});

interface PageScope {
  /** Id or slug, as it stands in the path. */
  organization?: string;
  project?: string;
}

export interface PageContext<Scope extends PageScope> {
  context: Context;
  organization: Scope extends { organization: string } ? OrganizationMembership : null;
  project: Scope extends { project: string } ? ProjectMembership : null;
}

/**
 * What a page needs before it reads anything: the person, and the organization and project of its path.
 * Redirects to sign-in (and back, afterwards) without a session; answers 404 for an organization or a project
 * that no role of the person reaches. It does not say that they may read there: the verbs do.
 */
export async function requirePageContext<Scope extends PageScope>(scope: Scope): Promise<PageContext<Scope>> {
  const context = await getPageContext();
  if (!context) redirect(signInUrl(safeCallbackPath((await headers()).get(pathHeader))) as Route);
  const organization = scope.organization
    ? (findByIdOrSlug(context.organizations, scope.organization) ?? notFound())
    : null;
  const project = scope.project
    ? (findByIdOrSlug(organization?.projects ?? [], scope.project) ?? notFound())
    : null;
  return { context, organization, project } as PageContext<Scope>;
}
