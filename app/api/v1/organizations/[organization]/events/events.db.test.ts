import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Permission } from "@/lib/access/permissions";
import { readOperations } from "@/lib/events/read-operations";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "@/lib/events/testing/make-event";
import type { Route } from "@/lib/http/define-route";
import { GET as getProjectEventById } from "../projects/[project]/events/by-id/route";
import { GET as listProjectEvents } from "../projects/[project]/events/route";
import { GET as getProjectStats } from "../projects/[project]/events/stats/route";
import { GET as getLog } from "./[event]/log/route";
import { GET as getEvent } from "./[event]/route";
import { GET as getLogById } from "./by-id/log/route";
import { GET as getEventById } from "./by-id/route";
import { GET as getNearest } from "./nearest/route";
import { GET as listEvents } from "./route";
import { GET as getStats } from "./stats/route";

process.env.NEXTAUTH_SECRET ??= "a secret of this test";
useTestDatabase();

const log = '{ "n": 12345678901234567890 }';
const reading: readonly Permission[] = ["organizationEvents.read", "projectEvents.read"];
let organization: MadeOrganization;
let key: string;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop"] });
  key = (await makeApiKey(organization, { permissions: reading })).key;
  const scopeId = organization.projects["web-shop"]?.id ?? "";
  const changes = '[{"path":"n","after":12345678901234567890}]';
  const events = [
    ...Array.from({ length: 3 }, (_, n) => makeEvent(organization.id, { id: `own-${n}` })),
    makeEvent(organization.id, { id: "shop/1", scopeId, log, changes }),
  ];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
});

interface Asked {
  event?: string;
  project?: string;
  organization?: string;
  key?: string | null;
  headers?: Record<string, string>;
}

/** Calls a route as Next does: the path's segments come decoded. */
function ask(route: Route, query: string, asked: Asked = {}): Promise<Response> {
  const { key: own = key, headers, ...params } = asked;
  const request = new Request(`http://cairn.test/api/v1/…?${query}`, {
    headers: { ...headers, ...(own === null ? {} : { authorization: `Bearer ${own}` }) },
  });
  return route(request, { params: Promise.resolve({ organization: organization.slug, ...params }) });
}

async function problem(answer: Promise<Response>) {
  const response = await answer;
  const body = await response.json();
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return [response.status, (body.errors ?? []).map((error: { path: string }) => error.path)];
}

describe("lists", () => {
  it("page by cursor through the organization's events and a project's", async () => {
    const first = await (await ask(listEvents, "limit=2")).json();
    expect(first.events).toHaveLength(2);
    const next = await (await ask(listEvents, `limit=2&cursor=${first.nextCursor}`)).json();
    expect(next).toMatchObject({ events: [{ id: "own-0" }], nextCursor: null, searchedThrough: null });
    const project = await (await ask(listProjectEvents, "", { project: "web-shop" })).json();
    expect(project.events.map((event: { id: string }) => event.id)).toEqual(["shop/1"]);
    const all = await (await ask(listEvents, "scope=all&order=asc")).json();
    expect(all.events).toHaveLength(4);
  });

  it("refuse a cursor that was changed or is another list's", async () => {
    const { nextCursor } = await (await ask(listEvents, "limit=2")).json();
    const refused = [400, ["cursor"]];
    expect(await problem(ask(listEvents, `cursor=${nextCursor.slice(0, -1)}`))).toEqual(refused);
    expect(await problem(ask(listEvents, `cursor=${nextCursor}&service=IAM`))).toEqual(refused);
    expect(await problem(ask(listEvents, `cursor=${nextCursor}&order=asc`))).toEqual(refused);
    expect(await problem(ask(listEvents, `cursor=${nextCursor}&scope=all`))).toEqual(refused);
    expect(await problem(ask(listEvents, "cursor="))).toEqual(refused);
  });

  it.each([
    ["limit=0", "limit"],
    ["nope=1", "nope"],
    ["from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from"],
    ["to=soon", "to"],
    ["project=web-shop", "project"],
    ["q=a", "q"],
  ])("answer 400 to ?%s and name the parameter", async (query, path) => {
    expect(await problem(ask(listEvents, query))).toEqual([400, [path]]);
    expect((await problem(ask(getNearest, query)))[0]).toBe(400);
  });

  it("answer 401, 403 and 404 by who asks and what for", async () => {
    const limited = await makeApiKey(organization, { permissions: ["projectEvents.read"] });
    expect(await problem(ask(listEvents, "", { key: null }))).toEqual([401, []]);
    expect(await problem(ask(listEvents, "", { key: limited.key }))).toEqual([403, []]);
    expect(await problem(ask(listProjectEvents, "", { project: "nowhere" }))).toEqual([404, []]);
    const other = await makeOrganization();
    expect(await problem(ask(listEvents, "", { organization: other.slug }))).toEqual([404, []]);
  });
});

describe("counts of a list", () => {
  const documented = readOperations.find(({ path }) => path.endsWith("/{organization}/events/stats"))?.answer;
  const schema = documented?.content?.["application/json"];
  const counted = async (answer: Promise<Response>) => schema?.parse(await (await answer).json());

  it("are answered as documented, of the organization, of all and of a project", async () => {
    const facets = "facets=service,project&timeZone=Asia/Seoul";
    expect(await counted(ask(getStats, facets))).toMatchObject({
      total: { value: 3, relation: "eq" },
      histogram: { relation: "eq", timeZone: "Asia/Seoul", edges: "clock" },
      facets: { service: [{ value: "IAM", count: 3 }], project: [] },
      facetRelations: { service: "eq", project: "eq" },
      searchedThrough: null,
    });
    expect(await counted(ask(getStats, `scope=all&${facets}`))).toMatchObject({
      total: { value: 4 },
      facets: { project: [{ value: "web-shop", count: 1 }] },
    });
    expect(await counted(ask(getProjectStats, "", { project: "web-shop" }))).toMatchObject({
      total: { value: 1 },
      facets: {},
    });
  });

  it.each([
    ["facets=users", "facets"],
    ["timeZone=Nowhere/City", "timeZone"],
    ["from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from"],
    ["cursor=x", "cursor"],
  ])("answer 400 to ?%s and name the parameter", async (query, path) => {
    expect(await problem(ask(getStats, query))).toEqual([400, [path]]);
    expect(await problem(ask(getProjectStats, query, { project: "web-shop" }))).toEqual([400, [path]]);
  });

  it("are for those who may read the events", async () => {
    const limited = await makeApiKey(organization, { permissions: ["projectEvents.read"] });
    expect(await problem(ask(getStats, "", { key: null }))).toEqual([401, []]);
    expect(await problem(ask(getStats, "", { key: limited.key }))).toEqual([403, []]);
    expect(await counted(ask(getStats, "scope=all", { key: limited.key }))).toMatchObject({
      total: { value: 1 },
    });
    expect(await problem(ask(getProjectStats, "", { project: "nowhere" }))).toEqual([404, []]);
    const other = await makeOrganization();
    expect(await problem(ask(getStats, "", { organization: other.slug }))).toEqual([404, []]);
  });
});

describe("one event", () => {
  it("keeps the digits of its changes, by path and by id", async () => {
    const byPath = await (await ask(getEvent, "", { event: "shop/1" })).text();
    expect(byPath).toContain('"changes":[{"path":"n","after":12345678901234567890}]');
    expect(await (await ask(getEventById, "id=shop%2F1")).text()).toBe(byPath);
    const inProject = ask(getProjectEventById, "id=shop%2F1", { project: "web-shop" });
    expect(await (await inProject).text()).toBe(byPath);
  });

  it("gives its original bytes once, then 304", async () => {
    const response = await ask(getLog, "", { event: "shop/1" });
    const bytes = Buffer.from(await response.arrayBuffer());
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    expect(bytes.toString()).toBe(log);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("etag")).toBe(etag);
    const again = await ask(getLogById, "id=shop%2F1", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    const saved = await ask(getLogById, "id=shop%2F1&download=1");
    expect(saved.headers.get("content-disposition")).toBe('attachment; filename="shop_1.json"');
  });

  it("answers 404 out of reach and 400 to what it can't read", async () => {
    const shop = await makeApiKey(organization, { permissions: reading, projects: ["web-shop"] });
    expect(await problem(ask(getEvent, "", { event: "own-1", key: shop.key }))).toEqual([404, []]);
    expect(await problem(ask(getLog, "", { event: "own-1", key: shop.key }))).toEqual([404, []]);
    expect(await problem(ask(getLog, "", { event: "none" }))).toEqual([404, []]);
    expect(await problem(ask(getEventById, ""))).toEqual([400, ["id"]]);
    expect(await problem(ask(getEvent, "occurredAt=today", { event: "own-1" }))).toEqual([
      400,
      ["occurredAt"],
    ]);
    expect(await problem(ask(getEvent, "raw=1", { event: "own-1" }))).toEqual([400, ["raw"]]);
  });

  it("is found from an empty range", async () => {
    const nearest = await (await ask(getNearest, "from=-1h")).json();
    expect(nearest).toMatchObject({ before: { id: "own-2" }, after: null });
  });
});
