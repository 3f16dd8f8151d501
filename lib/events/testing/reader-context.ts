import type { MadeOrganization } from "@/db/testing/make-organization";
import type { Context } from "@/lib/access/context";
import type { OrganizationRole } from "@/lib/access/roles";

/**
 * A signed-in person in one organization: with an organization role every project is within reach, else those
 * whose slugs are given, as a member.
 */
export function readerContext(
  organization: MadeOrganization,
  reads: { role: OrganizationRole } | { projects: readonly string[] },
): Context {
  const { projects, ...named } = organization;
  const isWide = "role" in reads;
  const reached = Object.values(projects).filter(
    (project) => isWide || reads.projects.includes(project.slug),
  );
  return {
    principal: {
      kind: "user",
      sessionId: "session",
      id: "person",
      email: "kim@example.test",
      name: "Kim",
      locale: "en",
      timeZone: "UTC",
    },
    organizations: [
      {
        ...named,
        roles: isWide ? [reads.role] : [],
        projects: reached.map((project) => ({
          ...project,
          roles: isWide ? [] : (["project_member"] as const),
        })),
      },
    ],
    requestId: "request",
    sourceIp: "192.0.2.7",
    userAgent: null,
  };
}
