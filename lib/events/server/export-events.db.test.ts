import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase, getPool } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import { eventExportParser } from "../export-query";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { exportEvents } from "./export-events";
import { insertEvents } from "./insert-events";

useTestDatabase();

const eventCount = 1_203;
const largeLog = `{"large":"${"x".repeat(900_000)}"}`;
let organization: MadeOrganization;
let everywhere: Context;

const parse = eventExportParser(["scope"]);
/** The exports of these tests are events of their own, later ones. */
const march = "to=2026-04-01T00:00:00Z";

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop", "quiet"] });
  everywhere = readerContext(organization, { role: "organization_admin" });
  const scopeId = organization.projects["web-shop"]?.id ?? "";
  const nth = (n: number): Partial<NewEvent> => ({
    id: `shop-${n}`,
    scopeId,
    occurredAt: new Date(Date.parse("2026-03-04T00:00:00Z") + n * 60_000),
    log: `{ "n": 12345678901234567890, "n": ${n} }`,
    ...(n === 7 ? { changes: '[{"path":"size","before":"a","after":12345678901234567890}]' } : {}),
    ...(n === 8 ? { log: '{\n  "pretty": true\n}' } : {}),
    ...(n === 9 ? { message: "=1+1", service: "Rare" } : {}),
  });
  const events = [
    ...Array.from({ length: eventCount }, (_, n) => makeEvent(organization.id, nth(n))),
    ...Array.from({ length: 5 }, (_, n) => makeEvent(organization.id, { id: `own-${n}`, log: largeLog })),
  ];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
});

const project = (slug: string): RequestedScope => ({
  kind: "project",
  organization: organization.slug,
  project: slug,
});
const all = (): RequestedScope => ({ kind: "all", organization: organization.slug });

function open(
  query: string,
  {
    context = everywhere,
    scope = project("web-shop"),
    renew = async () => context,
  }: { context?: Context; scope?: RequestedScope; renew?: () => Promise<Context> } = {},
) {
  return exportEvents(context, { ...parse(new URLSearchParams(query)), scope, renew });
}

const read = async (...asked: Parameters<typeof open>) =>
  Buffer.from(await new Response(open(...asked).open()).arrayBuffer());

const linesOf = (bytes: Buffer) => bytes.toString().split("\n").slice(0, -1);
const lastOf = (bytes: Buffer) => JSON.parse(linesOf(bytes).at(-1) ?? "").export;
/** What `sed '$d' | sha256sum` says. */
const shaOfRest = (bytes: Buffer) =>
  createHash("sha256")
    .update(bytes.subarray(0, bytes.lastIndexOf("\n", bytes.length - 2) + 1))
    .digest("hex");

interface Recorded extends Record<string, unknown> {
  scope_id: string;
  outcome: string;
  reason: string | null;
  resource_id: string;
  actor_id: string;
  log: string;
}

async function recorded(exportId: string): Promise<Recorded | undefined> {
  const { rows } = await getDatabase().execute<Recorded>(sql`
    SELECT * FROM events WHERE organization_id = ${organization.id} AND event = 'Event Export'
      AND provider = 'cairn' AND catalog_status = 'current' AND resource_id = ${exportId}`);
  expect(rows.length).toBeLessThan(2);
  return rows[0];
}

const codeOf = async (work: () => unknown) => {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe("an export as NDJSON", () => {
  it("has every event of the list, newest first, with its log byte for byte", async () => {
    const lines = linesOf(await read(`format=ndjson&${march}`));
    expect(lines).toHaveLength(eventCount + 2);
    const [first = "", ...events] = lines.slice(0, -1);
    expect(JSON.parse(first).export).toMatchObject({ organization: organization.slug, project: "web-shop" });
    const ids = events.map((line) => JSON.parse(line).id);
    expect(ids).toEqual(Array.from({ length: eventCount }, (_, n) => `shop-${eventCount - 1 - n}`));
    const lineOf = (n: number) => events[eventCount - 1 - n] ?? "";
    const log = '{ "n": 12345678901234567890, "n": 0 }';
    const hash = createHash("sha256").update(log).digest("hex");
    expect(lineOf(0).endsWith(`"logSha256":"${hash}","log":${log}}`)).toBe(true);
    expect(lineOf(7)).toContain('"before":"a","after":12345678901234567890');
    expect(JSON.parse(lineOf(8)).logText).toBe('{\n  "pretty": true\n}');
  });

  it("says what it holds, so that anyone can check it", async () => {
    const bytes = await read(
      "format=ndjson&service=!Rare&from=2026-03-04T00:00:00Z&to=2026-03-04T00:20:00Z&order=asc",
    );
    expect(lastOf(bytes)).toMatchObject({
      complete: true,
      events: 19,
      sha256: shaOfRest(bytes),
      exportedBy: "kim@example.test",
      from: "2026-03-04T00:00:00.000Z",
      to: "2026-03-04T00:20:00.000Z",
      order: "asc",
      filters: { service: ["!Rare"] },
    });
  });

  it("pins a relative range when it begins", async () => {
    const before = Date.now();
    const { from, to } = lastOf(await read("format=ndjson&from=-1h&to=-30m"));
    expect(Date.parse(to) - Date.parse(from)).toBe(1_800_000);
    expect(Date.parse(from)).toBeGreaterThanOrEqual(before - 3_600_000);
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.now() - 3_600_000);
  });

  it("holds no more than a page of large logs at a time", async () => {
    const scope: RequestedScope = { kind: "organization", organization: organization.slug };
    const reader = open("format=ndjson&service=IAM", { scope }).open().getReader();
    const sizes: number[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read())
      sizes.push(next.value.length);
    expect(sizes.filter((size) => size > 800_000)).toHaveLength(5);
    expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  });

  it("goes on through what matches nothing until the end of the range", async () => {
    const bytes = await read("format=ndjson&q=no-such-text-anywhere");
    expect(lastOf(bytes)).toMatchObject({ complete: true, events: 0 });
    expect(linesOf(bytes)).toHaveLength(2);
  });
});

describe("an export as CSV", () => {
  it("has a record for each event and a last one that says what it holds", async () => {
    const bytes = await read("format=csv&service=Rare&timeZone=Asia/Seoul&language=ko");
    const [head = "", event = "", last = "", ...rest] = bytes.toString().split("\r\n");
    expect(rest).toEqual([""]);
    expect(head).toMatch(/^\ufeff이벤트 시각 \(Asia\/Seoul\),/);
    expect(event).toMatch(/^2026-03-04T09:09:00\.000\+09:00,2026-03-04T00:09:00\.000Z,/);
    expect(event).toContain(",'=1+1,");
    expect(last).toContain(`""complete"":true,""events"":1,""sha256"":""${shaOfRest(bytes)}""`);
  });

  it("is in the person's own language and zone where none is named", async () => {
    if (everywhere.principal.kind !== "user") throw new Error("The reader is a person.");
    const principal = { ...everywhere.principal, locale: "ko" as const, timeZone: "Asia/Tokyo" };
    const bytes = await read("format=csv&service=Rare", { context: { ...everywhere, principal } });
    expect(bytes.toString()).toMatch(/^\ufeff이벤트 시각 \(Asia\/Tokyo\),/);
  });
});

describe("who may export", () => {
  it("is who may read the list", async () => {
    const leader = readerContext(organization, { projects: ["web-shop"] });
    const organizationScope: RequestedScope = { kind: "organization", organization: organization.slug };
    expect(await codeOf(() => open("format=csv", { context: leader, scope: organizationScope }))).toBe(
      "forbidden",
    );
    expect(await codeOf(() => open("format=csv", { context: leader, scope: project("quiet") }))).toBe(
      "not_found",
    );
    const bytes = await read("format=ndjson", { context: leader, scope: all() });
    expect(lastOf(bytes)).toMatchObject({ events: expect.any(Number), scope: "all" });
    expect(bytes.toString()).not.toContain('"id":"own-');
  });

  it("is nobody of another organization", async () => {
    const other = await makeOrganization({ projects: ["web-shop"] });
    const context = readerContext(other, { role: "organization_owner" });
    expect(await codeOf(() => open("format=csv", { context }))).toBe("not_found");
    const bytes = await read("format=ndjson", {
      context,
      scope: { kind: "all", organization: other.slug },
    });
    expect(lastOf(bytes)).toMatchObject({ events: 0 });
  });

  it("is asked again for each page: a role that is gone, or less of it, ends the export with a line that says so", async () => {
    const less = readerContext(organization, { projects: ["web-shop"] });
    const none = { ...everywhere, organizations: [] };
    for (const [later, code] of [
      [none, "not_found"],
      [less, "forbidden"],
    ] as const) {
      let asked = 0;
      const renew = async () => {
        asked += 1;
        return asked <= 2 ? everywhere : later;
      };
      const scope: RequestedScope = { kind: "projects", organization: organization.slug };
      const bytes = await read(`format=ndjson&${march}`, { scope, renew });
      const last = lastOf(bytes);
      expect(last).toMatchObject({
        complete: false,
        error: { code },
        events: 1_000,
        sha256: shaOfRest(bytes),
      });
      expect(await recorded(last.id)).toMatchObject({ outcome: "failure", reason: last.error.message });
    }
  });

  it("ends with the session", async () => {
    const renew = async () => {
      throw new AppError("unauthenticated", "Sign in, or send an API key.");
    };
    const csv = (await read("format=csv", { renew })).toString();
    expect(csv).toContain(
      '""error"":{""code"":""unauthenticated"",""message"":""Sign in, or send an API key.""}',
    );
  });
});

describe("the event of an export", () => {
  it("is the project's, with the filters, the count and the hash", async () => {
    const bytes = await read("format=ndjson&service=Rare");
    const last = lastOf(bytes);
    const event = await recorded(last.id);
    expect(event).toMatchObject({
      outcome: "success",
      actor_id: "person",
      scope_id: organization.projects["web-shop"]?.id,
    });
    expect(JSON.parse(event?.log ?? "").log.export).toEqual(last);
    expect(last).toMatchObject({ events: 1, sha256: shaOfRest(bytes), filters: { service: ["Rare"] } });
  });

  it("is the organization's for a list over its projects", async () => {
    const last = lastOf(await read("format=ndjson&service=Rare", { scope: all() }));
    expect(await recorded(last.id)).toMatchObject({ scope_id: organization.id });
  });

  it("tells of one that was cut off, which leaves no connection and no place taken", async () => {
    for (let n = 0; n < 5; n += 1) {
      const reader = open("format=ndjson").open().getReader();
      await reader.read();
      await reader.read();
      await reader.cancel();
    }
    const { rows } = await getDatabase().execute<Recorded>(sql`
      SELECT * FROM events WHERE organization_id = ${organization.id} AND event = 'Event Export'
        AND reason = 'The client stopped reading before the export was complete.'`);
    expect(rows).toHaveLength(5);
    expect(rows.every(({ outcome }) => outcome === "failure")).toBe(true);
    expect(getPool().idleCount).toBe(getPool().totalCount);
  });

  it("is not made by what is never begun", async () => {
    const count = () => getDatabase().execute(sql`SELECT FROM events WHERE event = 'Event Export'`);
    const before = (await count()).rows.length;
    for (let n = 0; n < 5; n += 1) open("format=csv");
    expect((await count()).rows.length).toBe(before);
  });
});

describe("exports at once", () => {
  it("are bounded for each caller", async () => {
    const streams = [open("format=csv").open(), open("format=csv").open()];
    expect(await codeOf(() => open("format=csv"))).toBe("too_many_requests");
    await Promise.all(streams.map((stream) => stream.cancel()));
    expect(await codeOf(() => open("format=csv"))).toBeNull();
  });
});
