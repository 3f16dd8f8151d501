import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { RequestedScope } from "@/lib/access/scope";
import type { ValueField } from "../event-values";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { insertEvents } from "./insert-events";
import { listEventValues, valueLimits } from "./list-event-values";

const database = useTestDatabase();

let organization: MadeOrganization;
const firstMs = Date.parse("2026-11-01T00:00:00Z");

async function write(scope: string, events: Partial<NewEvent>[]) {
  const organizationId = organization.id;
  const scopeId = organization.projects[scope]?.id ?? organizationId;
  const made = events.map((event) =>
    makeEvent(organizationId, { scopeId, resourceType: "Instance", ...event }),
  );
  await insertEvents(getDatabase(), { organizationId, events: made, notify: false });
}

const actor = (id: string, actorName: string | null, actorEmail: string | null) => ({
  actorId: id,
  actorName,
  actorEmail,
});
const at = (minutes: number) => ({ id: `e${minutes}`, occurredAt: new Date(firstMs + minutes * 60_000) });

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["shop", "data"] });
  await write("shop", [
    { ...at(1), ...actor("u-1", "Kim", "kim@example.test"), resourceId: "i-1", resourceName: "web-1" },
    { ...at(2), ...actor("u-2", "김하나", "hana@example.test"), resourceId: "i-2", resourceName: "web-2" },
    { ...at(3), ...actor("u-1", "Kim", "kim@example.test"), resourceId: null, resourceName: "no-id" },
    { ...at(4), actorId: null, actorName: null, actorEmail: null, resourceId: "100%", resourceName: null },
  ]);
  await write("data", [{ ...at(5), ...actor("s-1", "Secret", "secret@example.test"), resourceId: "s-vm" }]);
  await write("", [{ ...at(6), ...actor("u-9", "Owner", "owner@example.test"), resourceId: "o-1" }]);
});

const shop = (): RequestedScope => ({ kind: "project", organization: organization.slug, project: "shop" });
const all = (): RequestedScope => ({ kind: "all", organization: organization.slug });
const member = () => readerContext(organization, { projects: ["shop"] });
const admin = () => readerContext(organization, { role: "organization_admin" });

const ask = (
  field: ValueField,
  q: string,
  { scope = shop(), context = member(), limit = 20, limits = valueLimits } = {},
) => listEventValues(context, { scope, field, q, limit }, limits);
const values = async (...given: Parameters<typeof ask>) =>
  (await ask(...given)).values.map(({ value }) => value);

describe("the actors that occur", () => {
  it("are each there once, the last seen first, by what asks for them", async () => {
    expect(await ask("actor", "")).toEqual({
      values: [
        {
          field: "actor",
          value: "kim@example.test",
          name: "Kim",
          lastSeenAt: new Date(firstMs + 3 * 60_000).toISOString(),
        },
        {
          field: "actor",
          value: "hana@example.test",
          name: "김하나",
          lastSeenAt: new Date(firstMs + 2 * 60_000).toISOString(),
        },
      ],
      searchedThrough: null,
    });
  });

  it.each([
    ["KIM", ["kim@example.test"]],
    ["하나", ["hana@example.test"]],
    ["u-2", ["hana@example.test"]],
    ["%", []],
    ["_", []],
    ["\\", []],
    ["'; DROP TABLE events; --", []],
  ])("are found by %j in their id, name or email", async (q, found) => {
    expect(await values("actor", q)).toEqual(found);
  });

  it("are no more than were asked for", async () => {
    expect(await values("actor", "", { limit: 1 })).toEqual(["kim@example.test"]);
  });
});

describe("the resources that occur", () => {
  it("are asked for by their id, or by their name where they have none", async () => {
    const { values: found } = await ask("resource", "");
    expect(found.map(({ field, value, name }) => [field, value, name])).toEqual([
      ["resourceId", "100%", null],
      ["resourceName", "no-id", null],
      ["resourceId", "i-2", "web-2"],
      ["resourceId", "i-1", "web-1"],
    ]);
    expect(await values("resource", "%")).toEqual(["100%"]);
    expect(await values("resource", "WEB")).toEqual(["i-2", "i-1"]);
  });

  it("are found long after their events among those that are kept", async () => {
    const keep = (scope: string, id: string) =>
      database.pool.query(
        `INSERT INTO event_sources (organization_id, scope_id, provider, service, resource_type, resource_id,
           resource_name, last_seen_at) VALUES ($1, $2, 'p', 's', 't', $3, '', now())`,
        [organization.id, organization.projects[scope]?.id, id],
      );
    await keep("shop", "kept-1");
    await keep("data", "kept-2");
    expect(await values("resource", "kept")).toEqual(["kept-1"]);
    expect((await values("resource", "kept", { scope: all(), context: admin() })).sort()).toEqual([
      "kept-1",
      "kept-2",
    ]);
  });
});

describe("the projects that occur", () => {
  it("are those that the person may read", async () => {
    expect(await values("project", "", { scope: all() })).toEqual(["shop"]);
    expect(await values("project", "", { scope: all(), context: admin() })).toEqual(["data", "shop"]);
    expect(await values("project", "DAT", { scope: all(), context: admin() })).toEqual(["data"]);
    expect(
      await values("project", "", {
        scope: { kind: "organization", organization: organization.slug },
        context: admin(),
      }),
    ).toEqual([]);
  });
});

describe("what occurs elsewhere", () => {
  it("is told to nobody who may not read it, by its beginning neither", async () => {
    for (const q of ["", "secret", "s-", "Secret", "owner", "o-"]) {
      for (const field of ["actor", "resource"] as const) {
        for (const scope of [shop(), all()]) {
          const found = (await values(field, q, { scope })).join();
          expect(found).not.toMatch(/secret|owner|s-vm|o-1/i);
        }
      }
    }
    expect(await values("actor", "secret", { scope: all(), context: admin() })).toEqual([
      "secret@example.test",
    ]);
  });

  it("is of another list: the projects' list has nothing of the organization's own", async () => {
    const scope = { kind: "projects", organization: organization.slug } as const;
    expect(await values("actor", "owner", { scope, context: admin() })).toEqual([]);
  });

  it("is refused where nothing is open", async () => {
    const scope = { kind: "project", organization: organization.slug, project: "data" } as const;
    await expect(ask("actor", "", { scope })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      ask("project", "", { scope: { kind: "organization", organization: organization.slug } }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a long history", () => {
  const limits = { maxRows: 60, firstRows: 20, growth: 2, maxMs: 60_000 };

  beforeAll(async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({
      ...at(100 + n),
      ...actor(`bulk-${n % 3}`, null, null),
      resourceId: `bulk-r-${n}`,
    }));
    await write("shop", many);
  });

  it("is looked at as far as the budget goes, which the answer says", async () => {
    const { values: found, searchedThrough } = await ask("actor", "kim", { limits });
    expect(found).toEqual([]);
    expect(Date.parse(searchedThrough ?? "")).toBeGreaterThan(firstMs + 100 * 60_000);
  });

  it("hides no beginning from who may read everything", async () => {
    const wide = { scope: all(), context: admin(), limits };
    expect(await values("actor", "kim@", wide)).toEqual(["kim@example.test"]);
    expect(await values("actor", "kim@example.test", wide)).toEqual(["kim@example.test"]);
    expect(await values("actor", "Ki", wide)).toEqual(["Kim"]);
    expect(await values("resource", "i-", wide)).toEqual(["i-1", "i-2"]);
  });

  it("ends early where enough was found", async () => {
    const { values: found } = await ask("resource", "bulk", { limits, limit: 5 });
    expect(found.map(({ value }) => value)).toEqual([199, 198, 197, 196, 195].map((n) => `bulk-r-${n}`));
  });
});
