import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { targetBatchBytes } from "./event-batch";
import type { ContractServer } from "./testing/contract-server";
import { eventLine, eventLines, ImportHarness } from "./testing/import-harness";
import { readFixture } from "./testing/read-fixture";

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

describe("runImport", { timeout: busyMachineMs }, () => {
  it("imports a file, and finds only duplicates the second time", async () => {
    const bytes = readFixture("aws-cloudtrail.stratus-detonation");
    const first = await harness.importBytes(bytes, { format: "aws-cloudtrail", project: "web" });
    expect(first).toMatchObject({ read: 81, accepted: 81, duplicates: 0, rejected: 0, failure: null });
    expect(harness.logs).toEqual(bytes.toString().trimEnd().split("\n"));
    expect([...server.stored.values()][0]?.fields).toMatchObject({
      scope: "project",
      project: "web",
      provider: "aws",
    });
    const second = await harness.importBytes(bytes, { format: "aws-cloudtrail", project: "web" });
    expect(second).toMatchObject({ read: 81, accepted: 0, duplicates: 81, rejected: 0, resent: 0 });
  });

  it("imports a mixed file whose records say what they are, rejecting the rest with their lines", async () => {
    const names = [
      "cadf.hermes-list",
      "gcp-audit.plaso",
      "github-audit.panther-analysis-tests",
      "cloudevents.conformance",
    ];
    const summary = await harness.importBytes(Buffer.concat(names.map(readFixture)));
    expect(summary).toMatchObject({ read: 79, failure: null });
    expect(Object.fromEntries(summary.formats)).toEqual({
      cadf: 4,
      "gcp-audit": 9,
      "github-audit": 40,
      cloudevents: 1,
    });
    expect(summary.accepted + summary.duplicates + summary.rejected).toBe(79);
    expect(summary.rejects[0]).toEqual({
      line: 12,
      id: null,
      errors: [{ path: "", message: "not a record of a format that is known" }],
    });
    expect(summary.reasons.get("@timestamp: the record has no time")).toBe(7);
  });

  it("reads gzip, several members too, in chunks of any size", async () => {
    const packed = Buffer.concat([gzipSync(eventLines(3)), gzipSync(eventLine("last"))]);
    const chunks = Array.from(packed, (byte) => Buffer.from([byte]));
    expect(await harness.importBytes(chunks)).toMatchObject({
      read: 4,
      accepted: 4,
      bytesRead: packed.length,
    });
  });

  it("opens envelopes and passes over empty ones", async () => {
    const text = `{"events":[${eventLine(1)},${eventLine(2)}]}\n{"Records":[]}\n{"events":[]}\n`;
    expect(await harness.importText(text)).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
  });

  it("keeps the bytes of pretty-printed records by sending them in a JSON document", async () => {
    const pretty =
      '{\n  "id": "p",\r\n  "occurredAt": "2026-01-02T03:04:05Z", "service": "S", "event": "E"\n}';
    const summary = await harness.importText(`[\n${pretty},\n${eventLine(1)}]`);
    expect(summary).toMatchObject({ read: 2, accepted: 2 });
    expect(harness.logs).toEqual([pretty, eventLine(1)]);
    expect(server.requests.map(({ contentType }) => contentType)).toEqual(["application/json"]);
  });

  it("keeps batches within 5,000 events and the size that it aims at", async () => {
    expect(await harness.importText(eventLines(5_001))).toMatchObject({ accepted: 5_001 });
    expect(server.requests.map(({ events }) => events)).toEqual([5_000, 1]);
    const large = Array.from({ length: 9 }, (_, index) =>
      `${eventLine(`big-${index}`)} `.replace("E", "y".repeat(100)),
    );
    const padded = large.map((text) => text.replace("{", `{"log":"${"z".repeat(900_000)}",`)).join("\n");
    server.requests.length = 0;
    expect(await harness.importText(padded)).toMatchObject({ read: 9, accepted: 9 });
    expect(server.requests.map(({ events }) => events)).toEqual([4, 4, 1]);
    expect(Math.max(...server.requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(targetBatchBytes);
  });

  it("fires no subscription unless told to", async () => {
    await harness.importText(eventLine(1));
    await harness.importText(eventLine(2), { notify: true });
    expect(server.requests.map(({ query }) => query)).toEqual(["notify=false", ""]);
  });

  it("loses nothing valid around bad records, and gives their lines and reasons", async () => {
    const bad = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const large = `{"big":"${"x".repeat(1_048_576)}"}\n`;
    const parts = [
      `${eventLine(1)}\n`,
      '{"id":"2", "occurred\n',
      `${eventLine(3)}\n`,
      bad,
      large,
      `${eventLine(6)}\n`,
      '{"id":7,"occurredAt":"never","service":"S","event":"E"}\n',
      `${eventLine(1, "other")}\n`,
    ];
    const summary = await harness.importBytes(Buffer.concat(parts.map((part) => Buffer.from(part))));
    expect(summary).toMatchObject({ read: 8, accepted: 3, duplicates: 0, rejected: 5, failure: null });
    expect(summary.rejects.map(({ line: at, errors }) => [at, errors[0]?.path, errors[0]?.message])).toEqual([
      [2, "", "a line ends inside a string"],
      [4, "", "not valid UTF-8"],
      [5, "", "larger than 1048576 bytes"],
      [7, "occurredAt", 'not a time that can be read: "never"'],
      [8, "id", "already used by a different event"],
    ]);
    expect([...summary.reasons]).toContainEqual(["occurredAt: not a time that can be read", 1]);
  });

  it("writes all rejects to a file", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "cairn-import-"));
    try {
      const rejectsFile = path.join(folder, "rejects.ndjson");
      const summary = await harness.importText(`${"{}\n".repeat(3_000)}${eventLine(1)}`, { rejectsFile });
      expect(summary).toMatchObject({ rejected: 3_000, accepted: 1 });
      expect(summary.rejects).toHaveLength(100);
      const written = readFileSync(rejectsFile, "utf8")
        .trimEnd()
        .split("\n")
        .map((text) => JSON.parse(text) as unknown);
      expect(written).toHaveLength(3_000);
      expect(written[2_999]).toMatchObject({ line: 3_000, id: null });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("fails when the file for the rejects can't be written", async () => {
    const rejectsFile = path.join(tmpdir(), "no-such-folder", "rejects.ndjson");
    const summary = await harness.importText("{}", { rejectsFile });
    expect(summary.failure).toMatchObject({
      kind: "input",
      message: expect.stringContaining("rejects can't be written"),
    });
  });
});
