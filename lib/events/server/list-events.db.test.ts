import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { parseEventFilters } from "../filters";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { insertEvents } from "./insert-events";
import { listEvents } from "./list-events";

process.env.NEXTAUTH_SECRET ??= "a secret of this test";
useTestDatabase();

async function makeTrail() {
  const organization = await makeOrganization({ projects: ["web-shop", "data"] });
  const { id: organizationId, projects } = organization;
  const add = async (...events: Partial<NewEvent>[]) => {
    await insertEvents(getDatabase(), {
      organizationId,
      events: events.map((event) => makeEvent(organizationId, event)),
      notify: false,
    });
  };
  const idOf = (slug: string) => projects[slug]?.id ?? "";
  await add({ id: "own" }, { id: "shop", scopeId: idOf("web-shop") }, { id: "data", scopeId: idOf("data") });
  return { organization, add, auditor: readerContext(organization, { role: "trail_viewer" }) };
}

const page = (context: Context, scope: RequestedScope, query = "") =>
  listEvents(context, {
    scope,
    filters: parseEventFilters(new URLSearchParams(query)),
    limit: 200,
    cursor: null,
  });

async function ids(context: Context, scope: RequestedScope, query = "") {
  return (await page(context, scope, query)).events.map((event) => event.id).sort();
}

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "answered",
    (error: { code?: string }) => error.code,
  );

describe("who lists what", () => {
  it("an organization role reads the organization's events and every project's", async () => {
    const { organization, auditor } = await makeTrail();
    const acme = { organization: organization.slug };
    expect(await ids(auditor, { kind: "organization", ...acme })).toEqual(["own"]);
    expect(await ids(auditor, { kind: "project", project: "web-shop", ...acme })).toEqual(["shop"]);
    expect(await ids(auditor, { kind: "projects", ...acme })).toEqual(["data", "shop"]);
    expect(await ids(auditor, { kind: "all", ...acme })).toEqual(["data", "own", "shop"]);
  });

  it("a project role reads its own projects alone", async () => {
    const { organization } = await makeTrail();
    const member = readerContext(organization, { projects: ["web-shop"] });
    const acme = { organization: organization.slug };
    expect(await ids(member, { kind: "all", ...acme })).toEqual(["shop"]);
    expect(await ids(member, { kind: "projects", ...acme })).toEqual(["shop"]);
    expect(await codeOf(page(member, { kind: "organization", ...acme }))).toBe("forbidden");
    expect(await codeOf(page(member, { kind: "project", project: "data", ...acme }))).toBe("not_found");
    expect(await codeOf(page(member, { kind: "all", ...acme }, "project=data"))).toBe("not_found");
  });

  it("nobody reads another organization", async () => {
    const { organization } = await makeTrail();
    const { auditor: outsider } = await makeTrail();
    for (const id of [organization.slug, organization.id]) {
      expect(await codeOf(page(outsider, { kind: "all", organization: id }))).toBe("not_found");
    }
  });

  it("a key reads the kind of event that it has the permission for", async () => {
    const { organization, auditor } = await makeTrail();
    const keyWith = (permission: "organizationEvents.read" | "projectEvents.read"): Context => ({
      ...auditor,
      principal: { kind: "apiKey", id: "k", name: "k", permissions: [permission], projectIds: null },
    });
    const all: RequestedScope = { kind: "all", organization: organization.slug };
    expect(await ids(keyWith("organizationEvents.read"), all)).toEqual(["own"]);
    expect(await ids(keyWith("projectEvents.read"), all)).toEqual(["data", "shop"]);
    expect(await codeOf(page(keyWith("organizationEvents.read"), all, "project=data"))).toBe("forbidden");
  });

  it("a project filter narrows a list over several projects", async () => {
    const { organization, auditor } = await makeTrail();
    const acme = { organization: organization.slug };
    const dataId = organization.projects.data?.id;
    expect(await ids(auditor, { kind: "all", ...acme }, "project=data&project=web-shop")).toEqual([
      "data",
      "shop",
    ]);
    expect(await ids(auditor, { kind: "all", ...acme }, `project=!${dataId}`)).toEqual(["own", "shop"]);
    expect(await ids(auditor, { kind: "projects", ...acme }, "project=!data")).toEqual(["shop"]);
    expect(await ids(auditor, { kind: "all", ...acme }, "project=data&project=!data")).toEqual([]);
    expect(await codeOf(page(auditor, { kind: "all", ...acme }, "project=nowhere"))).toBe("not_found");
    expect(await codeOf(page(auditor, { kind: "organization", ...acme }, "project=data"))).toBe("malformed");
  });
});

describe("what a list shows", () => {
  it("names the project that an organization event is about, by its id or its slug", async () => {
    const { organization, add, auditor } = await makeTrail();
    const shop = organization.projects["web-shop"];
    const about = { resourceType: "Project", event: "Project Update" };
    await add(
      { id: "by-id", ...about, resourceId: shop?.id ?? "" },
      { id: "by-slug", ...about, resourceId: "web-shop" },
      { id: "elsewhere", ...about, resourceId: "of-another-cloud" },
      { id: "no-project", ...about, resourceType: "Domain", resourceId: "web-shop" },
    );
    const scope = { kind: "organization", organization: organization.slug } as const;
    const { events } = await page(auditor, scope, "event=Project+Update");
    const shown = Object.fromEntries(events.map(({ id, resourceProject }) => [id, resourceProject?.name]));
    expect(shown).toEqual({ "by-id": shop?.name, "by-slug": shop?.name });
  });

  it("is the event as it was stored, with its names", async () => {
    const { organization, add, auditor } = await makeTrail();
    const project = organization.projects["web-shop"];
    await add({
      id: "full",
      scopeId: project?.id ?? "",
      occurredAt: new Date("2026-04-01T00:00:00.001Z"),
      provider: "kakaocloud",
      service: "Virtual Machine",
      event: "Instance Create",
      resourceType: "Instance",
      resourceId: "i-1",
      resourceName: "웹-1",
      userAgent: "curl/8",
      requestId: "r",
      correlationId: "c",
      traceId: "t",
      outcome: "failure",
      reason: "quota",
      message: "No room.",
    });
    const list = await page(
      auditor,
      { kind: "all", organization: organization.slug },
      "event=Instance+Create",
    );
    const { id, slug, name } = organization;
    expect(list.events).toEqual([
      {
        id: "full",
        occurredAt: "2026-04-01T00:00:00.001Z",
        receivedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
        scope: "project",
        organization: { id, slug, name },
        project,
        provider: "kakaocloud",
        service: "Virtual Machine",
        resource: { type: "Instance", id: "i-1", name: "웹-1" },
        resourceProject: null,
        event: "Instance Create",
        eventName: { en: expect.any(String), ko: expect.stringMatching(/[가-힣]/) },
        serviceName: { en: "Virtual Machine", ko: "Virtual Machine" },
        resourceTypeName: { en: "Instance", ko: "인스턴스" },
        actor: { type: "user", id: "u-1", name: "Kim", email: "kim@example.com" },
        channel: "console",
        sourceIp: "192.0.2.7",
        userAgent: "curl/8",
        outcome: "failure",
        reason: "quota",
        message: "No room.",
        requestId: "r",
        correlationId: "c",
        traceId: "t",
        catalogStatus: "current",
      },
    ]);
    expect(list).toMatchObject({ nextCursor: null, searchedThrough: null });
  });
});

describe("a list", () => {
  it("names a project that was made after the caller's roles were read", async () => {
    const { organization, auditor } = await makeTrail();
    const before = {
      ...auditor,
      organizations: auditor.organizations.map((item) => ({ ...item, projects: [] })),
    };
    const list = await page(before, { kind: "projects", organization: organization.slug });
    expect(list.events.map((event) => event.project?.slug).sort()).toEqual(["data", "web-shop"]);
  });

  it("lies within from, included, and to, excluded, in the order asked for", async () => {
    const { organization, add, auditor } = await makeTrail();
    const at = (day: number) => new Date(Date.UTC(2024, 0, day));
    await add(...[1, 2, 3, 4].map((day) => ({ id: `day-${day}`, event: "Dated", occurredAt: at(day) })));
    const scope: RequestedScope = { kind: "organization", organization: organization.slug };
    const range = "event=Dated&from=2024-01-02T00:00:00Z&to=2024-01-04T09:00:00%2B09:00";
    const listed = async (query: string) =>
      (await page(auditor, scope, query)).events.map((event) => event.id);
    expect(await listed(range)).toEqual(["day-3", "day-2"]);
    expect(await listed(`${range}&order=asc`)).toEqual(["day-2", "day-3"]);
    expect(await listed("event=Dated&from=-1h")).toEqual([]);
    expect(await codeOf(page(auditor, scope, "from=-1h&to=-2h"))).toBe("malformed");
  });
});
