import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportOptions } from "./run-import";
import type { ContractServer } from "./testing/contract-server";
import { eventLine, eventLines, ImportHarness } from "./testing/import-harness";

/** Far beyond what these take: a machine that runs everything at once may be slow. */
const busyMachineMs = 60_000;

let harness: ImportHarness;
let server: ContractServer;

beforeEach(async () => {
  harness = new ImportHarness();
  server = harness.server;
  await harness.start();
});
afterEach(() => server.stop());

describe("runImport when the server does not answer well", { timeout: busyMachineMs }, () => {
  it("waits as long as it is told to, and sends again", async () => {
    server.faults.push(
      { status: 429, headers: { "retry-after": "7" } },
      { status: 503, headers: { "retry-after": "2" } },
      { status: 500 },
    );
    const reasons: string[] = [];
    const summary = await harness.importText(eventLines(3), {
      random: () => 0.5,
      onWait: (reason) => reasons.push(reason),
    });
    expect(summary).toMatchObject({ accepted: 3, duplicates: 0, resent: 0, failure: null });
    expect(harness.waits).toEqual([7_250, 2_500, 1_000]);
    expect(reasons).toEqual(["429 Fault", "503 Fault", "500 Fault"]);
  });

  it("sends again after a reset; what was stored by then is a duplicate that it says was its own", async () => {
    server.faults.push({ reset: "before" }, { reset: "after" });
    const summary = await harness.importText(eventLines(5));
    expect(summary).toMatchObject({ accepted: 0, duplicates: 5, resent: 5, rejected: 0, failure: null });
    expect(server.stored.size).toBe(5);
    expect(server.requests).toHaveLength(3);
  });

  it("gives up after the attempts it has, and goes on where it was in the next run", async () => {
    server.faults.push(null, ...Array.from({ length: 3 }, () => ({ status: 503 })));
    const text = eventLines(5_500);
    const first = await harness.importText(text, { maxAttempts: 3 });
    expect(first).toMatchObject({ accepted: 5_000, failure: { kind: "unreachable" } });
    expect(first.failure?.message).toBe("gave up after 3 attempts: 503 Fault");
    const second = await harness.importText(text);
    expect(second).toMatchObject({ read: 5_500, accepted: 500, duplicates: 5_000, failure: null });
  });

  it("says when there is no server", async () => {
    await server.stop();
    const summary = await harness.importText(eventLine(1), { maxAttempts: 2 });
    expect(summary).toMatchObject({ read: 0, failure: { kind: "unreachable" } });
    await server.start();
  });

  it("halves a request that something refuses as a whole, down to the event at fault", async () => {
    const tooLarge = { status: 413, body: { detail: "too large" } };
    server.faults.push(tooLarge, null, tooLarge, tooLarge, null);
    const summary = await harness.importText(eventLines(4));
    expect(summary).toMatchObject({ accepted: 3, rejected: 1, failure: null });
    expect(summary.rejects).toEqual([{ line: 3, id: "2", errors: [{ path: "", message: "413 too large" }] }]);
    expect(server.requests.map(({ events }) => events)).toEqual([4, 2, 2, 1, 1]);
  });

  it("does not try every event when the server takes none", async () => {
    server.faults.push(...Array.from({ length: 1_000 }, () => ({ status: 400, body: { detail: "no" } })));
    const summary = await harness.importText(eventLines(500));
    expect(summary.failure).toEqual({ kind: "refused", message: "the server refuses every event: 400 no" });
    expect(server.requests.length).toBeLessThan(40);
  });

  it.each([
    [{ status: 403, body: { detail: "revoked" } }, "the server refuses the events: 403 revoked"],
    [
      { status: 301, headers: { location: "https://other.example/" } },
      "the server redirects to https://other.example/: give that address as --url",
    ],
    [
      { status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } },
      "the server's answer does not account for every event",
    ],
    [{ status: 200, body: [] }, "the server's answer does not account for every event"],
  ])("stops at an answer that no waiting would change: %j", async (fault, message) => {
    server.faults.push(fault);
    expect((await harness.importText(eventLines(2))).failure).toEqual({ kind: "refused", message });
    expect(harness.waits).toEqual([]);
  });
});

describe("runImport before it sends anything", { timeout: busyMachineMs }, () => {
  const organization = {
    id: "o-1",
    slug: "acme",
    name: "Acme",
    projects: [{ id: "p-1", slug: "web", name: "Web" }],
  };
  const key = { id: "k", name: "k", permissions: ["events.ingest"] };

  it.each<[string, Partial<ImportOptions>, unknown, string]>([
    [
      "a key of another organization",
      { organization: "globex" },
      undefined,
      "the key belongs to acme, not to globex",
    ],
    ["a wrong key", { key: "wrong" }, undefined, "the key is not valid"],
    ["an unknown project", { project: "shop" }, undefined, "the key reaches no project shop in acme"],
    [
      "a key that may only read",
      {},
      { key: { ...key, permissions: [] }, organizations: [organization] },
      "the key may not ingest events",
    ],
    [
      "any project where there is none",
      { project: "web" },
      { key, organizations: [{ ...organization, projects: [] }] },
      "the key reaches no project web in acme",
    ],
    ["something that is no Cairn", {}, { hello: 1 }, "the server can't say whose key it is: 200"],
  ])("refuses %s", async (_name, options, me, message) => {
    if (me !== undefined) server.me = me;
    expect((await harness.importText(eventLine(1), options)).failure).toEqual({ kind: "refused", message });
    expect(server.requests).toEqual([]);
  });

  it("takes ids and slugs", async () => {
    expect(await harness.importText(eventLine(1), { organization: "o-1", project: "p-1" })).toMatchObject({
      accepted: 1,
    });
    expect(await harness.importText(eventLine(2), { organization: "acme", project: "web" })).toMatchObject({
      accepted: 1,
    });
  });
});

describe("runImport on input that ends badly", { timeout: busyMachineMs }, () => {
  it("sends what it could read of a gzip file that is cut off, and says so", async () => {
    const packed = gzipSync(eventLines(2_000, "different".repeat(3)));
    const summary = await harness.importBytes(packed.subarray(0, packed.length - 20));
    expect(summary.failure).toMatchObject({
      kind: "input",
      message: expect.stringContaining("unexpected end of file"),
    });
    expect(summary.accepted).toBeGreaterThan(0);
    expect(server.stored.size).toBe(summary.accepted);
  });

  it.each<[string, number[], string]>([
    [
      "a ZIP archive",
      [0x50, 0x4b, 3, 4, 0, 0],
      "the input is a ZIP archive: give JSON in UTF-8, plain or gzip",
    ],
    ["UTF-16 text", [0xff, 0xfe, 0x7b, 0], "the input is UTF-16 text: give JSON in UTF-8, plain or gzip"],
  ])("refuses %s", async (_name, head, message) => {
    expect((await harness.importBytes(Buffer.from(head))).failure).toEqual({ kind: "input", message });
  });

  it("imports nothing from nothing", async () => {
    expect(await harness.importText("")).toMatchObject({ read: 0, accepted: 0, failure: null });
    expect(server.requests).toEqual([]);
  });

  it("stops between requests when it is interrupted, and goes on in the next run", async () => {
    const controller = new AbortController();
    server.onEvents = () => controller.abort();
    const text = eventLines(5_500);
    const first = await harness.importText(text, { signal: controller.signal });
    expect(first).toMatchObject({ accepted: 5_000, failure: { kind: "interrupted" } });
    expect(server.requests).toHaveLength(1);
    const second = await harness.importText(text);
    expect(second).toMatchObject({ accepted: 500, duplicates: 5_000, failure: null });
  });
});
