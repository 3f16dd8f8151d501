import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { getEvent } from "./get-event";
import { getEventLog } from "./get-event-log";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

async function makeTrail(...events: ((ids: Record<string, string>) => Partial<NewEvent>)[]) {
  const organization = await makeOrganization({ projects: ["web-shop", "data"] });
  const ids = Object.fromEntries(Object.values(organization.projects).map(({ slug, id }) => [slug, id]));
  await insertEvents(getDatabase(), {
    organizationId: organization.id,
    events: events.map((event) => makeEvent(organization.id, event(ids))),
    notify: false,
  });
  return { organization, auditor: readerContext(organization, { role: "trail_viewer" }) };
}

const everything = (organization: { slug: string }): RequestedScope => ({
  kind: "all",
  organization: organization.slug,
});
const inProject = (organization: { slug: string }, project: string): RequestedScope => ({
  kind: "project",
  organization: organization.slug,
  project,
});

/** Both verbs find events alike; each answers here with its error's code. */
async function codesOf(context: Context, scope: RequestedScope, id: string) {
  const code = (answer: Promise<unknown>) =>
    answer.then(
      () => "answered",
      (error: { code?: string }) => error.code,
    );
  const input = { scope, id, occurredAt: null };
  return [await code(getEvent(context, input)), await code(getEventLog(context, input))];
}

describe("one event", () => {
  it("comes with its changes as they were sent", async () => {
    const changes = '[ {"path":"size","before":12345678901234567890, "after": null} ]';
    const { organization, auditor } = await makeTrail(() => ({ id: "e", changes }));
    expect(
      await getEvent(auditor, { scope: everything(organization), id: "e", occurredAt: null }),
    ).toMatchObject({
      id: "e",
      scope: "organization",
      project: null,
      changes: [{ path: "size", before: "12345678901234567890", after: "null" }],
    });
  });

  it.each(["a/b", "..", "%2F", "한글 🙂", "a'b\\", "nearest", " "])("is found by the id %j", async (id) => {
    const { organization, auditor } = await makeTrail(() => ({ id }));
    const scope = everything(organization);
    expect((await getEvent(auditor, { scope, id, occurredAt: null })).id).toBe(id);
  });

  it("is the newest readable of its id, unless its time is given", async () => {
    const [old, middle, late] = [
      "1999-01-01T00:00:00.000Z",
      "2026-03-01T00:00:00.000Z",
      "2026-03-09T00:00:00.000Z",
    ];
    const { organization, auditor } = await makeTrail(
      () => ({ id: "twice", occurredAt: new Date(old ?? "") }),
      (ids) => ({ id: "twice", occurredAt: new Date(middle ?? ""), scopeId: ids.data ?? "" }),
      (ids) => ({ id: "twice", occurredAt: new Date(late ?? ""), scopeId: ids["web-shop"] ?? "" }),
    );
    const at = async (context: Context, scope: RequestedScope, time?: string) =>
      (await getEvent(context, { scope, id: "twice", occurredAt: time ? Date.parse(time) : null }))
        .occurredAt;
    expect(await at(auditor, everything(organization))).toBe(late);
    expect(await at(auditor, everything(organization), old)).toBe(old);
    expect(await at(auditor, inProject(organization, "data"))).toBe(middle);
    const member = readerContext(organization, { projects: ["data"] });
    expect(await at(member, everything(organization))).toBe(middle);
    await expect(at(member, everything(organization), late)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an event", () => {
  it("is not there for whom it is out of reach", async () => {
    const { organization, auditor } = await makeTrail(
      () => ({ id: "own" }),
      (ids) => ({ id: "data", scopeId: ids.data ?? "" }),
    );
    const member = readerContext(organization, { projects: ["web-shop"] });
    const outsider = (await makeTrail()).auditor;
    const notFound = ["not_found", "not_found"];
    expect(await codesOf(member, everything(organization), "own")).toEqual(notFound);
    expect(await codesOf(member, everything(organization), "data")).toEqual(notFound);
    expect(await codesOf(member, inProject(organization, "data"), "data")).toEqual(notFound);
    expect(await codesOf(member, { kind: "organization", organization: organization.slug }, "own")).toEqual([
      "forbidden",
      "forbidden",
    ]);
    expect(await codesOf(outsider, everything(organization), "own")).toEqual(notFound);
    expect(await codesOf(auditor, inProject(organization, "web-shop"), "own")).toEqual(notFound);
    expect(await codesOf(auditor, everything(organization), "unknown")).toEqual(notFound);
    expect(await codesOf(auditor, everything(organization), "data")).toEqual(["answered", "answered"]);
  });

  it("asks for its time when more events share its id than can be told apart", async () => {
    const occurredAt = Date.parse("2026-03-01T00:00:00Z");
    const copies = Array.from({ length: 1_001 }, (_, n) => () => ({
      id: "same",
      occurredAt: new Date(occurredAt + n),
    }));
    const { organization, auditor } = await makeTrail(...copies);
    expect(await codesOf(auditor, everything(organization), "same")).toEqual(["conflict", "conflict"]);
    const one = { scope: everything(organization), id: "same", occurredAt: occurredAt + 5 };
    expect((await getEvent(auditor, one)).occurredAt).toBe("2026-03-01T00:00:00.005Z");
  });
});

describe("the original log", () => {
  it("keeps every byte, and the hash that was taken of them", async () => {
    const log = '\uFEFF{ "b" : 1e400000, "a":"\\u0000 \\ud800",\r\n"a":12345678901234567890, "🙂":"한글" }';
    const { organization, auditor } = await makeTrail(() => ({ id: "e", log }));
    const stored = await getEventLog(auditor, { scope: everything(organization), id: "e", occurredAt: null });
    expect(stored.text).toBe(log);
    expect(stored.sha256).toBe(createHash("sha256").update(log).digest("hex"));
  });

  it("answers as it was stored even where the row was tampered with: the hash tells", async () => {
    const { organization, auditor } = await makeTrail(() => ({ id: "e", log: '"true"' }));
    await database.pool.query("UPDATE events SET log = '\"false\"' WHERE organization_id = $1", [
      organization.id,
    ]);
    const stored = await getEventLog(auditor, { scope: everything(organization), id: "e", occurredAt: null });
    expect(stored.sha256).toBe(createHash("sha256").update('"true"').digest("hex"));
  });
});
