import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { findNeighbours } from "./find-neighbours";
import { insertEvents } from "./insert-events";

useTestDatabase();

let organization: MadeOrganization;
let auditor: Context;

const instant = "2026-03-04T05:06:07.089Z";

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop"] });
  auditor = readerContext(organization, { role: "trail_viewer" });
  const project = organization.projects["web-shop"]?.id ?? "";
  const at = (id: string, text: string, scopeId = organization.id) =>
    makeEvent(organization.id, { id, occurredAt: new Date(text), scopeId });
  const events = [
    at("oldest", "2009-05-05T00:00:00Z"),
    at("a", instant),
    at("b", instant),
    at("c", instant),
    at("of-project", "2026-03-05T00:00:00Z", project),
    at("newest", "2026-06-01T00:00:00Z"),
  ];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
});

const own = (): RequestedScope => ({ kind: "organization", organization: organization.slug });
const besides = async (id: string, occurredAt = instant, context = auditor, scope = own()) => {
  const { newer, older } = await findNeighbours(context, { scope, event: { id, occurredAt } });
  return [newer?.id ?? null, older?.id ?? null];
};

describe("findNeighbours", () => {
  it("goes by time and then by id, as lists do", async () => {
    expect(await besides("b")).toEqual(["c", "a"]);
    expect(await besides("a")).toEqual(["b", "oldest"]);
    expect(await besides("c")).toEqual(["newest", "b"]);
  });

  it("ends where the list of its own scope ends", async () => {
    expect(await besides("oldest", "2009-05-05T00:00:00.000Z")).toEqual(["a", null]);
    expect(await besides("newest", "2026-06-01T00:00:00.000Z")).toEqual([null, "c"]);
    const project: RequestedScope = {
      kind: "project",
      organization: organization.slug,
      project: "web-shop",
    };
    expect(await besides("of-project", "2026-03-05T00:00:00.000Z", auditor, project)).toEqual([null, null]);
  });

  it("is for those who may list there", async () => {
    const member = readerContext(organization, { projects: ["web-shop"] });
    const outsider = readerContext(await makeOrganization(), { role: "organization_owner" });
    await expect(besides("b", instant, member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(besides("b", instant, outsider)).rejects.toMatchObject({ code: "not_found" });
  });
});
