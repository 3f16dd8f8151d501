import { describe, expect, it } from "vitest";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import { firstPagePath } from "./home-path";
import { listOpenablePages } from "./openable-pages";

function personWith(roles: OrganizationRole[], projectRoles: Record<string, ProjectRole[]>) {
  const organization: OrganizationMembership = {
    id: "00000000-0000-4000-8000-000000000001",
    slug: "acme",
    name: "Acme Cloud",
    roles,
    projects: Object.entries(projectRoles).map(([slug, own], index) => ({
      id: `00000000-0000-4000-8000-00000000001${index}`,
      slug,
      name: slug,
      roles: own,
    })),
  };
  const context: Context = {
    principal: {
      kind: "user",
      sessionId: "s",
      id: "u",
      email: "u@acme.test",
      name: "U",
      locale: "en",
      timeZone: "UTC",
    },
    organizations: [organization],
    requestId: "r",
    sourceIp: null,
    userAgent: null,
  };
  const pages = listOpenablePages(context, organization);
  return { pages, first: firstPagePath("acme", pages) };
}

describe("listOpenablePages", () => {
  it.each(["organization_owner", "organization_admin", "trail_viewer"] as const)(
    "opens everything to %s",
    (role) => {
      const { pages, first } = personWith([role], { "web-shop": [], "data-platform": [] });
      expect(pages).toMatchObject({ organizationEvents: true, allEvents: true });
      expect(pages.projects.map((project) => project.slug)).toEqual(["web-shop", "data-platform"]);
      expect(first).toBe("/organizations/acme/events/all");
    },
  );

  it.each(["project_admin", "project_member", "project_leader"] as const)(
    "opens its own project to %s",
    (role) => {
      const { pages, first } = personWith([], { "web-shop": [role] });
      expect(pages).toMatchObject({ organizationEvents: false, allEvents: false });
      expect(first).toBe("/organizations/acme/projects/web-shop/events");
    },
  );

  it("opens all events to those with roles in two projects", () => {
    const { pages } = personWith([], { "web-shop": ["project_member"], "data-platform": ["project_leader"] });
    expect(pages).toMatchObject({ organizationEvents: false, allEvents: true });
  });

  it("starts an administrator without projects at the organization's events", () => {
    expect(personWith(["organization_admin"], {}).first).toBe("/organizations/acme/events");
  });
});
