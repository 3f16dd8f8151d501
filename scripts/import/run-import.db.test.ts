import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as postEvents } from "@/app/api/v1/events/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { type MadeOrganization, makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type ImportOptions, runImport } from "./run-import";
import { readFixture } from "./testing/read-fixture";

const database = useTestDatabase();
let organization: MadeOrganization;
let key: string;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web", "data"] });
  ({ key } = await makeApiKey(organization, { permissions: ["events.ingest"] }));
});

/** The API's own route handlers in place of the network. */
const callRoutes: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  const route = new URL(request.url).pathname === "/api/v1/me" ? getMe : postEvents;
  return route(request, { params: Promise.resolve({}) });
};

function importBytes(bytes: Uint8Array, options: Partial<ImportOptions> = {}) {
  return runImport({
    format: "auto",
    input: Readable.from([bytes], { objectMode: false }),
    url: "http://cairn.test",
    key,
    organization: organization.slug,
    project: "web",
    fetch: callRoutes,
    ...options,
  });
}

const select = async (sql: string, ...values: unknown[]) =>
  (await database.pool.query(sql, [organization.id, ...values])).rows;

describe("runImport against the API", () => {
  it("stores the demo's 2,900 CloudTrail records byte for byte, once", async () => {
    const file = path.join(process.cwd(), "db/seed/aws-cloudtrail.invictus-ir.ndjson.gz");
    const bytes = gunzipSync(readFileSync(file));
    const options = { format: "aws-cloudtrail", project: "data" } as const;
    expect(await importBytes(bytes, options)).toMatchObject({ accepted: 2_900, rejected: 0, failure: null });
    const scopeId = organization.projects.data?.id;
    const rows = await select(
      "SELECT id, log FROM events WHERE organization_id = $1 AND scope_id = $2",
      scopeId,
    );
    const stored = new Map(rows.map((row) => [row.id as string, row.log as string]));
    const sent = bytes.toString().trimEnd().split("\n");
    expect(stored.size).toBe(2_900);
    expect(sent.every((line) => stored.get((JSON.parse(line) as { eventID: string }).eventID) === line)).toBe(
      true,
    );
    const statuses = await select(
      "SELECT catalog_status, count(*)::int AS n FROM events WHERE organization_id = $1 AND scope_id = $2 GROUP BY 1",
      scopeId,
    );
    expect(statuses).toEqual([{ catalog_status: "current", n: 2_900 }]);
    expect(await importBytes(bytes, options)).toMatchObject({ accepted: 0, duplicates: 2_900, rejected: 0 });
  });

  it("stores every record of every format that its mapping lets through", async () => {
    const names = [
      "aws-cloudtrail.otrf-ec2-s3-exfil",
      "aws-cloudtrail.stratus-detonation",
      "aws-eventbridge.cloud-custodian",
      "azure-activity.plaso",
      "azure-activity.panther-analysis-tests",
      "azure-entra-audit.panther-analysis-tests",
      "cadf.hermes-list",
      "cadf.ironic-docs",
      "gcp-audit.plaso",
      "gcp-audit.cloud-custodian",
      "gcp-audit.panther-analysis-tests",
      "github-audit.panther-analysis-tests",
      "cloudevents.conformance",
    ];
    const summary = await importBytes(Buffer.concat(names.map(readFixture)));
    expect(summary).toMatchObject({ failure: null });
    const sent = [...summary.formats.values()].reduce((sum, count) => sum + count, 0);
    // Samples of rule tests use one id for several records.
    const reused = summary.reasons.get("id: already used by a different event") ?? 0;
    expect(summary.accepted).toBeGreaterThan(400);
    expect(summary.accepted + summary.duplicates + reused).toBe(sent);
  });

  it("keeps a pretty-printed record's line breaks, big integers and escapes", async () => {
    const log = '{\n  "n": 12345678901234567890,\r\n\t"s": "\\u0000\\ud800\\/é", "n": 1e400000\n}';
    const pretty = `{ "id": "pretty", "occurredAt": "2026-01-02 03:04:05.678901",\n "service": "S", "event": "E",\n "log": ${log} }`;
    expect(await importBytes(Buffer.from(`[${pretty}]`))).toMatchObject({ accepted: 1, rejected: 0 });
    const rows = await select(
      "SELECT log, occurred_at FROM events WHERE organization_id = $1 AND id = 'pretty'",
    );
    expect(rows).toEqual([{ log, occurred_at: new Date("2026-01-02T03:04:05.678Z") }]);
  });

  it("hears what the API refuses, and by whose key", async () => {
    const unknown = '{"id":"u","occurredAt":"2026-01-02T03:04:05Z","service":"S","event":"E","colour":"red"}';
    const summary = await importBytes(Buffer.from(`\n${unknown}`));
    expect(summary.rejects).toMatchObject([{ line: 2, id: "u", errors: [{ path: "colour" }] }]);
    const other = await makeOrganization({ projects: [] });
    const { failure } = await importBytes(Buffer.from(unknown), { organization: other.slug });
    expect(failure).toEqual({
      kind: "refused",
      message: `the key belongs to ${organization.slug}, not to ${other.slug}`,
    });
  });
});
