import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkEvent } from "@/lib/events/check-event";
import { boundEvent } from "./bound-event";
import type { MappedEvent } from "./mapping";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const place = {
  project: null,
  hash: (source: string) => (source === "record" ? "f".repeat(64) : sha256(source)),
};
const event: MappedEvent = { id: "e-1", occurredAt: "2026-01-02T03:04:05.678Z", service: "S", event: "E" };

function bound(changes: Partial<MappedEvent>, project: string | null = null) {
  const result = boundEvent({ ...event, ...changes }, { ...place, project });
  if ("reject" in result) throw new Error(result.reject.message);
  const sent: unknown = JSON.parse(JSON.stringify(result.event));
  expect(checkEvent(sent as Record<string, unknown>, Date.parse("2026-01-03"))).toEqual([]);
  return result.event;
}

describe("boundEvent", () => {
  it("sends no more than there is", () => {
    const plain = JSON.parse(JSON.stringify(bound({}))) as unknown;
    expect(plain).toEqual({ ...event, scope: "organization" });
  });

  it("puts the event into the project of the command line, unless it names a place itself", () => {
    expect(bound({}, "web")).toMatchObject({ scope: "project", project: "web" });
    expect(bound({ scope: "project", project: "own" }, "web")).toMatchObject({
      scope: "project",
      project: "own",
    });
    expect(bound({ scope: "organization" }, "web").project).toBeUndefined();
  });

  it.each([[null], [""], ["x".repeat(257)], ["가".repeat(86)], ["a\u0000b"], ["\ud800"]])(
    "names the event by its record's hash where the id is %j",
    (id) => {
      expect(bound({ id }).id).toBe(`sha256:${"f".repeat(64)}`);
    },
  );

  it("keeps an id that just fits", () => {
    expect(bound({ id: "x".repeat(256) }).id).toHaveLength(256);
  });

  it("cuts free text between characters", () => {
    const { userAgent, reason } = bound({ userAgent: "한".repeat(400), reason: "😀".repeat(1_100) });
    expect(userAgent).toBe(`${"한".repeat(340)}…`);
    expect(reason).toBe(`${"😀".repeat(1_023)}…`);
  });

  it("keeps long ids apart by the hash of the whole", () => {
    const [first, second] = ["1", "2"].map((end) => `arn:aws:s3:::bucket/${"k".repeat(600)}${end}`);
    const ids = [first, second].map((id) => bound({ resource: { id: id ?? "" } }).resource?.id ?? "");
    expect(ids[0]).toMatch(/^arn:aws:s3:::bucket\/k+…sha256:[0-9a-f]{64}$/);
    expect(ids[0]?.endsWith(sha256(first ?? ""))).toBe(true);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it("keeps every field within the API's bounds", () => {
    const long = "긴".repeat(3_000);
    const fields = [
      "provider",
      "channel",
      "sourceIp",
      "userAgent",
      "requestId",
      "correlationId",
      "traceId",
      "reason",
      "message",
    ];
    bound({
      ...Object.fromEntries(fields.map((field) => [field, long])),
      resource: { type: long, id: long, name: long },
      actor: { type: "user", id: long, name: long, email: long },
    });
  });

  it("replaces what a text column can't keep", () => {
    expect(bound({ userAgent: "a\u0000b\ud800c😀" }).userAgent).toBe("a\ufffdb\ufffdc😀");
    const changes = [{ path: "p\u0000", before: { "k\u0000": ["\udfff"] }, after: null }];
    expect(bound({ changes }).changes).toEqual([
      { path: "p\ufffd", before: { "k\ufffd": ["\ufffd"] }, after: null },
    ]);
  });

  it("sends the first 200 changes, and tells absent values from null", () => {
    const changes = Array.from({ length: 201 }, (_, index) => ({ path: `p${index}`, after: null }));
    const sent = bound({ changes }).changes ?? [];
    expect(sent).toHaveLength(200);
    expect(sent[0]).toEqual({ path: "p0", after: null });
    expect(Object.keys(sent[0] ?? {})).toEqual(["path", "after"]);
  });

  it("does not follow changes into any depth", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`) as unknown;
    expect(JSON.stringify(bound({ changes: [{ path: "p", after: deep }] }).changes).length).toBeLessThan(300);
  });

  it.each(["service", "event"] as const)("refuses a %s that can't be looked up by", (field) => {
    for (const value of ["x".repeat(201), "가".repeat(67), "a\u0000", "\ud800"]) {
      const result = boundEvent({ ...event, [field]: value }, place);
      expect("reject" in result && result.reject.path).toBe(field);
    }
  });
});
