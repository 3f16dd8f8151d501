import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEvent, type JsonObject } from "./check-event";
import { incomingEventSchema } from "./contract";
import { fieldBounds, maxChanges } from "./model";

const now = Date.now();

const valid = {
  id: "req-1",
  occurredAt: "2026-03-04T05:06:07.089Z",
  scope: "project",
  project: "web-shop",
  provider: "kakaocloud",
  service: "Virtual Machine",
  event: "Instance Create",
  resource: { type: "Instance", id: "i-1", name: "web-1" },
  actor: { type: "user", id: "u-17", name: "Kim", email: "kim@example.com" },
  channel: "console",
  sourceIp: "192.0.2.7",
  userAgent: "curl/8",
  requestId: "r-1",
  correlationId: "c-1",
  traceId: "t-1",
  outcome: "success",
  reason: "because",
  message: "done",
  changes: [{ path: "flavor", before: "m2a.large", after: null }, { path: "count" }],
  log: { any: "thing" },
};

const pathsOf = (event: JsonObject) => checkEvent(event, now).map((fault) => fault.path);

/** The event with one value replaced; `undefined` takes the field away. */
function withValue(path: string, value: unknown): JsonObject {
  const copy = structuredClone(valid) as Record<string, unknown>;
  const [outer, inner] = path.split(".") as [string, string?];
  const target = (inner === undefined ? copy : copy[outer]) as Record<string, unknown>;
  if (value === undefined) delete target[inner ?? outer];
  else target[inner ?? outer] = value;
  return copy;
}

/** zod's `["changes", 3, "path"]` in the API's words: `changes[3].path`. */
const toPath = (parts: readonly PropertyKey[]) =>
  parts.reduce<string>(
    (path, part) =>
      typeof part === "number" ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part),
    "",
  );

function schemaPaths(event: JsonObject): string[] {
  const { error } = incomingEventSchema.safeParse(event);
  return (error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => toPath([...issue.path, key]))
      : [toPath(issue.path)],
  );
}

describe("checkEvent", () => {
  it("finds no fault with a whole event, nor with the least that is required", () => {
    expect(checkEvent(valid, now)).toEqual([]);
    const { id, occurredAt, service, event } = valid;
    expect(checkEvent({ id, occurredAt, scope: "organization", service, event }, now)).toEqual([]);
  });

  it.each(["id", "occurredAt", "scope", "project", "service", "event"])("requires %s", (path) => {
    for (const value of [undefined, null]) expect(pathsOf(withValue(path, value))).toEqual([path]);
  });

  it.each(["id", "service", "event"])("requires %s to say something", (path) => {
    expect(pathsOf(withValue(path, ""))).toEqual([path]);
  });

  it.each(Object.entries(fieldBounds))("takes %s of %i bytes and not one more", (path, bound) => {
    expect(pathsOf(withValue(path, "x".repeat(bound)))).toEqual([]);
    expect(pathsOf(withValue(path, "x".repeat(bound + 1)))).toEqual([path]);
    const wide = "한".repeat(Math.floor(bound / 3));
    expect(pathsOf(withValue(path, wide))).toEqual([]);
    expect(pathsOf(withValue(path, `${wide}한`))).toEqual([path]);
  });

  it.each([...Object.keys(fieldBounds)])("refuses NUL and lone surrogates in %s", (path) => {
    for (const value of ["a\u0000", "\ud800", "x\udc00y"])
      expect(pathsOf(withValue(path, value))).toEqual([path]);
    expect(pathsOf(withValue(path, "🙂"))).toEqual([]);
  });

  it.each([...Object.keys(fieldBounds)])("refuses a %s that is no string", (path) => {
    for (const value of [1, true, {}, []]) expect(pathsOf(withValue(path, value))).toEqual([path]);
  });

  it("names every field that it does not know, however deep", () => {
    expect(pathsOf({ ...valid, colour: 1, actor: { phone: 1 }, resource: { size: 2 } })).toEqual([
      "colour",
      "resource.size",
      "actor.phone",
    ]);
    expect(pathsOf({ ...valid, changes: [{ path: "a", was: 1 }] })).toEqual(["changes[0].was"]);
    expect(
      pathsOf(JSON.parse(`{"__proto__": 1, "constructor": 2, ${JSON.stringify(valid).slice(1)}`)),
    ).toEqual(["__proto__", "constructor"]);
  });

  it("says back a bounded part of what a sender made up", () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`${"x".repeat(900)}${index}`, 1]),
    );
    const faults = checkEvent({ ...valid, ...unknown }, now);
    expect(faults.length).toBeLessThanOrEqual(20);
    expect(Math.max(...faults.map((fault) => fault.path.length))).toBe(100);
  });

  it("takes times from 1970 to 24 hours ahead", () => {
    const at = (instant: number) => pathsOf(withValue("occurredAt", new Date(instant).toISOString()));
    expect(at(0)).toEqual([]);
    expect(at(now + 86_400_000)).toEqual([]);
    expect(at(-1)).toEqual(["occurredAt"]);
    expect(at(now + 86_400_001)).toEqual(["occurredAt"]);
    for (const text of ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday", "2026-03-04"]) {
      expect(pathsOf(withValue("occurredAt", text))).toEqual(["occurredAt"]);
    }
    expect(pathsOf(withValue("occurredAt", "2016-12-31T23:59:60Z"))).toEqual([]);
    expect(pathsOf(withValue("occurredAt", 1_700_000_000))).toEqual(["occurredAt"]);
  });

  it("wants no project beside the scope organization", () => {
    expect(pathsOf(withValue("scope", "organization"))).toEqual(["project"]);
    expect(pathsOf({ ...valid, scope: "organization", project: null })).toEqual([]);
    expect(pathsOf(withValue("scope", "team"))).toEqual(["scope"]);
  });

  it("bounds changes and looks into them", () => {
    const changes = (count: number) => Array.from({ length: count }, (_, index) => ({ path: `p${index}` }));
    expect(pathsOf({ ...valid, changes: changes(maxChanges) })).toEqual([]);
    expect(pathsOf({ ...valid, changes: changes(maxChanges + 1) })).toEqual(["changes"]);
    expect(pathsOf({ ...valid, changes: {} })).toEqual(["changes"]);
    expect(pathsOf({ ...valid, changes: [1, {}, { path: "" }, { path: "\ud800" }] })).toEqual([
      "changes[0]",
      "changes[1].path",
      "changes[2].path",
      "changes[3].path",
    ]);
    const deep = { path: "a", before: { x: [{ y: "\u0000" }] }, after: { "\ud800": 1 } };
    expect(pathsOf({ ...valid, changes: [deep] })).toEqual(["changes[0].before", "changes[0].after"]);
  });

  it("looks through values of any depth without recursion", () => {
    const before: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(pathsOf({ ...valid, changes: [{ path: "a", before }] })).toEqual([]);
  });
});

describe("incomingEventSchema", () => {
  const paths = [
    ...Object.keys(fieldBounds),
    ...[
      "occurredAt",
      "scope",
      "project",
      "outcome",
      "actor.type",
      "actor",
      "resource",
      "changes",
      "log",
      "colour",
    ],
    "actor.phone",
  ];
  const values = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      "",
      "project",
      "organization",
      "user",
      "success",
      "web-shop",
      7,
      true,
      [],
      {},
    ),
    fc.constantFrom<unknown>(
      "2026-03-04T05:06:07Z",
      "0001-01-01T00:00:00Z",
      "2016-12-31T23:59:60Z",
      "\ud800",
      "\u0000",
    ),
    fc.constantFrom<unknown>(
      [{ path: "a", after: 1 }],
      [{ path: 1 }],
      [{ path: "a", x: 1 }],
      [{ path: "" }],
      [1],
    ),
    fc.nat(4_200).map((length) => "x".repeat(length)),
    fc.nat(1_400).map((length) => "한".repeat(length)),
    fc.jsonValue(),
  );

  it("finds fault with the same fields as checkEvent", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), values, (path, value) => {
        const event = withValue(path, value);
        expect([...new Set(schemaPaths(event))].sort()).toEqual([...new Set(pathsOf(event))].sort());
      }),
      { numRuns: 3_000 },
    );
  });
});
