import { describe, expect, it } from "vitest";
import { AppError, type ErrorCode } from "@/lib/shared/errors";
import { authorize } from "./authorize";
import type { Context, OrganizationMembership, Principal, ProjectMembership } from "./context";
import type { Permission } from "./permissions";
import { organizationRoles, projectRoles } from "./roles";
import type { RequestedScope } from "./scope";

const ids = {
  acme: "0a000000-0000-4000-8000-000000000001",
  globex: "0a000000-0000-4000-8000-000000000002",
  shop: "0b000000-0000-4000-8000-000000000001",
  data: "0b000000-0000-4000-8000-000000000002",
};

const project = (slug: string, id: string, roles: ProjectMembership["roles"] = []): ProjectMembership => ({
  id,
  slug,
  name: slug,
  roles,
});

const acme = (
  projects: readonly ProjectMembership[],
  roles: OrganizationMembership["roles"] = [],
): OrganizationMembership => ({ id: ids.acme, slug: "acme", name: "Acme", roles, projects });

const person: Principal = {
  kind: "user",
  sessionId: "s",
  id: "u",
  email: "kim@acme.test",
  name: "Kim",
  locale: "en",
  timeZone: "UTC",
};

const key = (permissions: readonly Permission[], projectIds: readonly string[] | null = null): Principal => ({
  kind: "apiKey",
  id: "k",
  name: "key",
  permissions,
  projectIds,
});

const contextOf = (principal: Principal, ...organizations: OrganizationMembership[]): Context => ({
  principal,
  organizations,
  requestId: "r",
  sourceIp: null,
  userAgent: null,
});

const both = [project("web-shop", ids.shop), project("data-platform", ids.data)];
const ofOrganization: RequestedScope = { kind: "organization", organization: "acme" };
const ofProject = (idOrSlug: string): RequestedScope => ({
  kind: "project",
  organization: "acme",
  project: idOrSlug,
});
const ofAll: RequestedScope = { kind: "all", organization: "acme" };
const ofProjects: RequestedScope = { kind: "projects", organization: "acme" };

function codeOf(act: () => unknown): ErrorCode | "allowed" {
  try {
    act();
    return "allowed";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe("people", () => {
  it.each(organizationRoles)("%s reads the organization's events and every project's", (role) => {
    const context = contextOf(person, acme(both, [role]));
    expect(authorize(context, "organizationEvents.read", ofOrganization).reach).toEqual({
      organization: true,
      projects: [],
    });
    expect(authorize(context, "projectEvents.read", ofProject("web-shop")).reach.projects).toEqual([both[0]]);
    expect(authorize(context, "projectEvents.read", ofProjects).reach).toEqual({
      organization: false,
      projects: "every",
    });
    expect(authorize(context, "projectEvents.read", ofAll).reach).toEqual({
      organization: true,
      projects: "every",
    });
  });

  it.each(projectRoles)("%s reads their own project, and no events of the organization", (role) => {
    const own = project("web-shop", ids.shop, [role]);
    const context = contextOf(person, acme([own]));
    const reach = { organization: false, projects: [own] };
    expect(authorize(context, "projectEvents.read", ofProject("web-shop")).reach).toEqual(reach);
    expect(authorize(context, "projectEvents.read", ofAll).reach).toEqual(reach);
    expect(codeOf(() => authorize(context, "organizationEvents.read", ofOrganization))).toBe("forbidden");
    expect(codeOf(() => authorize(context, "organizationEvents.read", ofAll))).toBe("forbidden");
    expect(codeOf(() => authorize(context, "projectEvents.read", ofProject("data-platform")))).toBe(
      "not_found",
    );
  });

  it("can't ingest: no role gives it", () => {
    const context = contextOf(person, acme(both, ["organization_owner"]));
    expect(codeOf(() => authorize(context, "events.ingest", ofOrganization))).toBe("forbidden");
  });

  it("learns nothing of another organization, by slug or by id", () => {
    const context = contextOf(person, acme(both, ["organization_owner"]));
    for (const organization of ["globex", ids.globex, "", "ACME", "acme "]) {
      expect(
        codeOf(() => authorize(context, "organizationEvents.read", { kind: "organization", organization })),
      ).toBe("not_found");
    }
  });

  it("reaches nothing without an organization", () => {
    expect(codeOf(() => authorize(contextOf({ kind: "anonymous" }), "projectEvents.read", ofAll))).toBe(
      "not_found",
    );
  });
});

describe("API keys", () => {
  it("reads all events only with the organization's permission too", () => {
    const projectsOnly = contextOf(key(["projectEvents.read"]), acme(both));
    expect(authorize(projectsOnly, "projectEvents.read", ofAll).reach).toEqual({
      organization: false,
      projects: "every",
    });
    const organizationOnly = contextOf(key(["organizationEvents.read"]), acme(both));
    expect(authorize(organizationOnly, "organizationEvents.read", ofAll).reach).toEqual({
      organization: true,
      projects: [],
    });
    expect(codeOf(() => authorize(organizationOnly, "projectEvents.read", ofAll))).toBe("forbidden");
  });

  it("ingests everywhere with the one permission", () => {
    const context = contextOf(key(["events.ingest"]), acme(both));
    expect(authorize(context, "events.ingest", ofAll).reach).toEqual({
      organization: true,
      projects: "every",
    });
  });

  it("limited to a project, reaches that project alone", () => {
    const [shop] = both;
    if (!shop) throw new Error("the fixture has two projects");
    const context = contextOf(
      key(["events.ingest", "organizationEvents.read", "projectEvents.read"], [shop.id]),
      acme([shop]),
    );
    expect(authorize(context, "events.ingest", ofAll).reach).toEqual({
      organization: false,
      projects: [shop],
    });
    expect(authorize(context, "projectEvents.read", ofProject(shop.id)).reach.projects).toEqual([shop]);
    expect(codeOf(() => authorize(context, "organizationEvents.read", ofOrganization))).toBe("forbidden");
    expect(codeOf(() => authorize(context, "projectEvents.read", ofProject(ids.data)))).toBe("not_found");
  });

  it("limited to a project, is held to it even if the context lists more", () => {
    const context = contextOf(key(["projectEvents.read"], [ids.shop]), acme(both));
    expect(authorize(context, "projectEvents.read", ofProjects).reach.projects).toEqual([both[0]]);
    expect(codeOf(() => authorize(context, "projectEvents.read", ofProject(ids.data)))).toBe("forbidden");
  });

  it("without the permission is forbidden, in another organization finds nothing", () => {
    const context = contextOf(key(["events.ingest"]), acme(both));
    expect(codeOf(() => authorize(context, "projectEvents.read", ofProject("web-shop")))).toBe("forbidden");
    expect(
      codeOf(() => authorize(context, "events.ingest", { kind: "organization", organization: ids.globex })),
    ).toBe("not_found");
  });
});

describe("ids and slugs", () => {
  it("a slug spelt like another project's id never answers for it", () => {
    const impostor = project(ids.data, ids.shop, ["project_member"]);
    const context = contextOf(person, acme([impostor]));
    expect(codeOf(() => authorize(context, "projectEvents.read", ofProject(ids.data)))).toBe("not_found");
    expect(authorize(context, "projectEvents.read", ofProject(ids.shop)).reach.projects).toEqual([impostor]);
    const real = project("data-platform", ids.data, ["project_member"]);
    const withBoth = contextOf(person, acme([impostor, real]));
    expect(authorize(withBoth, "projectEvents.read", ofProject(ids.data)).reach.projects).toEqual([real]);
  });

  it("takes an id in capitals", () => {
    const context = contextOf(person, acme(both, ["trail_viewer"]));
    const organization = ids.acme.toUpperCase();
    expect(authorize(context, "projectEvents.read", { kind: "all", organization }).organization.slug).toBe(
      "acme",
    );
  });
});

describe("the system", () => {
  it("reaches what its context lists", () => {
    const context = contextOf({ kind: "system", name: "worker" }, acme(both));
    expect(authorize(context, "projectEvents.read", ofAll).reach).toEqual({
      organization: true,
      projects: "every",
    });
  });
});
