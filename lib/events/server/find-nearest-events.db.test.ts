import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { parseEventFilters } from "../filters";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { findNearestEvents } from "./find-nearest-events";
import { insertEvents } from "./insert-events";

useTestDatabase();

let organization: MadeOrganization;
let auditor: Context;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop"] });
  auditor = readerContext(organization, { role: "trail_viewer" });
  const at = (id: string, text: string, service: string) =>
    makeEvent(organization.id, { id, occurredAt: new Date(text), service });
  const events = [
    at("oldest", "2009-05-05T00:00:00Z", "IAM"),
    at("before", "2023-07-10T12:00:00Z", "VPC"),
    at("edge", "2024-01-01T00:00:00Z", "VPC"),
    at("newest", "2026-06-01T00:00:00Z", "IAM"),
  ];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
});

const own = (): RequestedScope => ({ kind: "organization", organization: organization.slug });
const find = (query: string, context = auditor, scope = own()) =>
  findNearestEvents(context, { scope, filters: parseEventFilters(new URLSearchParams(query)) });

const complete = { before: null, after: null };

describe("findNearestEvents", () => {
  it("finds the last event before the range and the first from its end on", async () => {
    expect(await find("from=2023-08-01T00:00:00Z&to=2024-01-01T00:00:00Z")).toEqual({
      before: { id: "before", occurredAt: "2023-07-10T12:00:00.000Z" },
      after: { id: "edge", occurredAt: "2024-01-01T00:00:00.000Z" },
      searchedThrough: complete,
    });
  });

  it("keeps to the other filters", async () => {
    expect(await find("from=2023-08-01T00:00:00Z&to=2024-01-01T00:00:00Z&service=IAM")).toMatchObject({
      before: { id: "oldest" },
      after: { id: "newest" },
    });
    expect(await find("from=-1h&service=nothing")).toEqual({ ...complete, searchedThrough: complete });
  });

  it("looks nowhere beyond an open end", async () => {
    expect(await find("from=-1h")).toMatchObject({ before: { id: "newest" }, after: null });
    expect(await find("")).toEqual({ ...complete, searchedThrough: complete });
  });

  it("says how far it looked when its budget ends", async () => {
    const filters = parseEventFilters(new URLSearchParams("to=2010-01-01T00:00:00Z&q=nothing"));
    const limits = { maxRows: 2, firstRows: 1, growth: 1, maxMs: 60_000 };
    const nearest = await findNearestEvents(auditor, { scope: own(), filters }, limits);
    expect(nearest).toEqual({
      ...complete,
      searchedThrough: { before: null, after: "2023-07-10T12:00:00.000Z" },
    });
  });

  it("is for those who may list there", async () => {
    const member = readerContext(organization, { projects: ["web-shop"] });
    const outsider = readerContext(await makeOrganization(), { role: "organization_owner" });
    await expect(find("from=-1h", member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(find("from=-1h", outsider)).rejects.toMatchObject({ code: "not_found" });
    await expect(find("from=-1h&to=-2h")).rejects.toMatchObject({ code: "malformed" });
  });
});
