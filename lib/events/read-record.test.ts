import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cairnReader } from "./read-record";
import {
  errorsOf,
  eventOf,
  now,
  organizationId,
  projectId,
  readAll,
  readCairn,
  readCloud,
  start,
  target,
} from "./testing/read-records";

/** Values that no parse and no print brings back. */
const hostileValues = [
  "12345678901234567890.10",
  "1e400000",
  "-0",
  "1.0",
  '{"b":1,"a":2,"b":3, "\\u0061" : [ ] }',
  '"\\u0000 \\ud800 \\/ \\u00e9 é"',
  " [ 1 ,\t2 ] ".trim(),
  `${"[".repeat(500)}${"]".repeat(500)}`,
  `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`,
];

describe("cairnReader", () => {
  it.each(hostileValues)("keeps the log %# byte for byte, wherever it stands", async (value) => {
    for (const text of [
      `{${start},"log": ${value} }`,
      `{"log":${value},${start}}`,
      `{${start} , "\\u006cog" :${value}}`,
    ]) {
      expect(eventOf((await readCairn(text))[0]).log).toBe(value);
      expect(eventOf((await readCairn(`[ ${text} , ${text}]`))[1]).log).toBe(value);
      expect(eventOf((await readCairn(` ${text} \r\n${text}`, "ndjson"))[0]).log).toBe(value);
    }
  });

  it("keeps the element, or the line, where there is no log", async () => {
    const text = `{ ${start},\t"message":"\\u0041\\/" }`;
    expect(eventOf((await readCairn(`[ ${text} ]`))[0])).toMatchObject({ log: text, message: "A/" });
    expect(eventOf((await readCairn(` ${text} \r\n`, "ndjson"))[0]).log).toBe(` ${text} `);
  });

  it("takes null for a log as it takes any other value", async () => {
    expect(eventOf((await readCairn(`{${start},"log":null}`))[0]).log).toBe("null");
  });

  it("keeps changes as they were written, and an empty list as none", async () => {
    const changes = '[ {"path":"n","before":12345678901234567890,"after":1e400000} ]';
    expect(eventOf((await readCairn(`{${start},"changes":${changes}}`))[0]).changes).toBe(changes);
    expect(eventOf((await readCairn(`{${start},"changes": [ ]}`))[0]).changes).toBeNull();
    expect(eventOf((await readCairn(`{${start}}`))[0]).changes).toBeNull();
  });

  it.each([
    [`{${start},"id":"e-2"}`, "id"],
    [`{${start},"\\u0069d":"e-2"}`, "id"],
    [`{${start},"log":1,"log":2}`, "log"],
    [`{${start},"actor":{"id":"a","name":"n","id":"b"}}`, "actor"],
    [`{${start},"resource":{"id":"a","\\u0069d":"b"}}`, "resource"],
    [`{${start},"changes":[{"path":"a"},{"path":"b","path":"c"}]}`, "changes[1]"],
  ])("refuses repeated fields: %s", async (text, path) => {
    expect(errorsOf((await readCairn(text))[0])?.errors).toEqual([
      { path, message: "This field stands more than once." },
    ]);
  });

  it("counts and orders names of its own, even __proto__", async () => {
    expect(errorsOf((await readCairn(`{${start},"__proto__":{"service":"x"}}`))[0])?.errors).toEqual([
      { path: "__proto__", message: expect.any(String) },
    ]);
  });

  it("refuses an event of more than 1 MiB by its own bytes and takes one of just that", async () => {
    const empty = `{${start},"log":""}`.length;
    const ofSize = (size: number) => `{${start},"log":"${"x".repeat(size - empty)}"}`;
    expect(eventOf((await readCairn(ofSize(1_048_576)))[0]).log).toHaveLength(1_048_576 - empty + 2);
    const refused = { id: "e-1", errors: [{ path: "", message: "An event has at most 1048576 bytes." }] };
    expect((await readCairn(ofSize(1_048_577)))[0]).toEqual(refused);
    expect(
      (await readCairn(`{${start}}\n${ofSize(1_200_000)}\n{${start}}`, "ndjson")).map(
        (read) => "event" in read,
      ),
    ).toEqual([true, false, true]);
  });

  it.each(["1", "null", '"text"', "[{}]"])("refuses %s among events", async (text) => {
    expect(await readCairn(`[${text}]`)).toEqual([
      { id: null, errors: [{ path: "", message: "An event is a JSON object." }] },
    ]);
  });

  it("names a rejected event by its id where it has a usable one", async () => {
    const id = async (value: string) => errorsOf((await readCairn(`[{"id":${value}}]`))[0])?.id;
    expect(await id('"a\\u0062"')).toBe("ab");
    expect(await id("7")).toBeNull();
    expect(await id(`"${"x".repeat(256)}"`)).toHaveLength(256);
    expect(await id(`"${"x".repeat(257)}"`)).toBeNull();
    expect(errorsOf((await readCairn("[{}]"))[0])?.id).toBeNull();
  });

  it("completes codes from the catalog where one alone fits", async () => {
    const event = async (rest: string) =>
      eventOf((await readCairn(`{"id":"1","occurredAt":"2026-03-04T05:06:07Z",${rest}}`))[0]);
    expect(
      await event('"scope":"project","project":"web-shop","service":"EasyCache","event":"nothing"'),
    ).toMatchObject({
      scopeId: projectId,
      provider: null,
      resourceType: null,
      catalogStatus: "unknown",
    });
    const known = await event('"scope":"organization","service":"IAM","event":"Console Login"');
    expect(known).toMatchObject({
      scopeId: organizationId,
      provider: "kakaocloud",
      catalogStatus: "current",
    });
    expect(known.resourceType).not.toBeNull();
    expect(
      await event('"scope":"organization","provider":"own","service":"IAM","event":"Console Login"'),
    ).toMatchObject({
      provider: "own",
      catalogStatus: "unknown",
    });
  });

  it("says which scope or project is out of reach", async () => {
    const narrow = cairnReader({ ...target, takesOrganizationEvents: false }, now);
    const [read] = await readAll(`{${start}}`, "json", narrow);
    expect(errorsOf(read)?.errors.map((fault) => fault.path)).toEqual(["scope"]);
    const elsewhere = `{${start.replace("organization", "project")},"project":"nowhere"}`;
    expect(errorsOf((await readCairn(elsewhere))[0])?.errors).toEqual([
      { path: "project", message: "There is no such project, or this key may not write to it." },
    ]);
  });
});

describe("cloudEventReader", () => {
  const cloudEvent = {
    specversion: "1.0",
    id: "7",
    source: "/shop",
    type: "com.example.order.created",
    subject: "order-9",
    time: "2026-03-04T05:06:07.089Z",
    data: { a: 1 },
  };

  it("maps the attributes and keeps the whole event as the log", async () => {
    expect(eventOf(await readCloud(cloudEvent))).toMatchObject({
      id: "/shop#7",
      scopeId: organizationId,
      occurredAt: new Date("2026-03-04T05:06:07.089Z"),
      service: "/shop",
      event: "com.example.order.created",
      resourceId: "order-9",
      outcome: "unknown",
      log: JSON.stringify(cloudEvent),
    });
  });

  it("reads extensions that are spelt like its fields, in lower case", async () => {
    const event = eventOf(
      await readCloud({
        ...cloudEvent,
        project: "web-shop",
        service: "Shop",
        event: "Order Created",
        actorname: "Kim",
        authid: "u-1",
        authtype: "app_user",
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        requestid: 12,
        outcome: "failure",
        somethingelse: { any: "thing" },
      }),
    );
    expect(event).toMatchObject({
      scopeId: projectId,
      service: "Shop",
      event: "Order Created",
      actorType: "user",
      actorId: "u-1",
      actorName: "Kim",
      traceId: "0af7651916cd43dd8448eb211c80319c",
      requestId: "12",
      outcome: "failure",
    });
  });

  it.each(["app_user", "constructor", "__proto__", "robot"])(
    "knows who acted from the authtype %s",
    async (authtype) => {
      const known = authtype === "app_user" ? "user" : "unknown";
      expect(eventOf(await readCloud({ ...cloudEvent, authtype }))).toMatchObject({ actorType: known });
    },
  );

  it("names what would be too long for a key by the hash of its bytes", async () => {
    const long = { ...cloudEvent, source: "s".repeat(200), id: "i".repeat(60) };
    const hash = createHash("sha256").update(JSON.stringify(long)).digest("hex");
    expect(eventOf(await readCloud(long)).id).toBe(`sha256:${hash}`);
  });

  it.each([
    [{ time: undefined }, "time"],
    [{ time: "yesterday" }, "time"],
    [{ specversion: "0.3" }, "specversion"],
    [{ id: "" }, "id"],
    [{ source: undefined }, "source"],
    [{ type: 7 }, "type"],
    [{ source: "s".repeat(201) }, "source"],
    [{ type: "t".repeat(201) }, "type"],
    [{ subject: "s".repeat(513) }, "subject"],
    [{ project: "nowhere" }, "project"],
    [{ actorid: { no: "text" } }, "actorid"],
    [{ data_base64: "AA==" }, "data_base64"],
  ])("speaks of attributes in their own names: %j", async (change, path) => {
    expect(
      errorsOf(await readCloud({ ...cloudEvent, ...change }))?.errors.map((fault) => fault.path),
    ).toEqual([path]);
  });
});
