import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseLossless } from "@/lib/shared/lossless-json";
import type { ImportFormat } from "./envelopes";
import { prepareRecord } from "./prepare-record";
import { utc } from "./time-zone";

function prepare(text: string, format: ImportFormat = "auto", project: string | null = null) {
  const prepared = prepareRecord(Buffer.from(text), 7, { format, zone: utc, project });
  if (prepared === "emptyEnvelope" || "reject" in prepared) throw new Error(JSON.stringify(prepared));
  return prepared.event;
}

function refuse(text: string, format: ImportFormat = "auto") {
  const prepared = prepareRecord(Buffer.from(text), 7, { format, zone: utc, project: null });
  return typeof prepared === "object" && "reject" in prepared ? prepared.reject : prepared;
}

/** The exact text of a member of the event that is sent. */
function sent(event: { bytes: Buffer }, key: string): string | undefined {
  const text = event.bytes.toString();
  const node = parseLossless(text);
  const found = node.kind === "object" ? node.members.filter((member) => member.key === key) : [];
  expect(found.length).toBeLessThan(2);
  return found[0] && text.slice(found[0].value.start, found[0].value.end);
}

const cloudtrail =
  '{ "eventTime":"2026-01-02T03:04:05Z","eventSource":"ec2.amazonaws.com", "eventName":"RunInstances","n":12345678901234567890,"n":1.0e5,"u":"\\u00e9\\/\\ud800" }';
const cairn =
  '{"id":"c-1","occurredAt":"2026-01-02T03:04:05Z","scope":"organization","service":"S","event":"E","changes":[{"path":"n","after":12345678901234567890}]}';

describe("prepareRecord", () => {
  it("sends the record's own bytes as the log: digits, escapes, repeated keys and white space", () => {
    const event = prepare(cloudtrail, "aws-cloudtrail", "web");
    expect(event).toMatchObject({ line: 7, format: "aws-cloudtrail", spansLines: false });
    expect(sent(event, "log")).toBe(cloudtrail);
    expect(sent(event, "project")).toBe('"web"');
    expect(event.id).toBe(`sha256:${createHash("sha256").update(cloudtrail).digest("hex")}`);
    expect(sent(event, "id")).toBe(JSON.stringify(event.id));
  });

  it("says when the log spans lines", () => {
    expect(prepare(cloudtrail.replace(", ", ",\n  ")).spansLines).toBe(true);
    expect(prepare(cloudtrail.replace(", ", ",\r")).spansLines).toBe(true);
  });

  it("answers the same for the same record", () => {
    expect(prepare(cloudtrail)).toEqual(prepare(cloudtrail));
  });

  it("sends an event in Cairn's form as it stands where nothing is missing, up to the API's own bound", () => {
    expect(prepare(cairn, "cairn", "web").bytes.toString()).toBe(cairn);
    const offset = cairn.replace("03:04:05Z", "12:04:05.0004+09:00");
    expect(prepare(offset, "cairn").bytes.toString()).toBe(offset);
    const large = cairn.replace("{", `{"message":"${"x".repeat(1_048_576 - cairn.length - 13)}",`);
    expect(Buffer.byteLength(large)).toBe(1_048_576);
    expect(prepare(large, "cairn").bytes.toString()).toBe(large);
    expect(refuse(large.replace("x", "xx"), "cairn")).toMatchObject({ errors: [{ path: "log" }] });
  });

  it.each(['"id":12345678901234567890', '"id":7'])(
    "writes %s as the text that the API takes, and the record as the log",
    (member) => {
      const record = cairn.replace('"id":"c-1"', member);
      const event = prepare(record, "cairn");
      expect(sent(event, "id")).toBe(`"${member.slice(5)}"`);
      expect(sent(event, "log")).toBe(record);
    },
  );

  it("sends an event whose time is no text of the API with what it means, and itself as the log", () => {
    const record = cairn.replace('"2026-01-02T03:04:05Z"', "1767323045");
    const event = prepare(record, "cairn", "web");
    expect(sent(event, "log")).toBe(record);
    expect(sent(event, "changes")).toBe('[{"path":"n","after":12345678901234567890}]');
    expect(sent(event, "scope")).toBe('"organization"');
    expect(sent(event, "project")).toBeUndefined();
    expect(sent(event, "occurredAt")).toBe('"2026-01-02T03:04:05.000Z"');
  });

  it("sends the log that an event in Cairn's form has", () => {
    const log = '{"big": 123456789012345678901234567890,\t"b":1, "b":2}';
    const event = prepare(`${cairn.slice(0, -1)},"log":${log}}`, "cairn");
    expect(sent(event, "log")).toBe(log);
  });

  it.each<[string, string | null, string | undefined, string | undefined]>([
    ['"service":"S"', null, '"organization"', undefined],
    ['"service":"S"', "web", '"project"', '"web"'],
    ['"service":"S","project":"own"', "web", '"project"', '"own"'],
    ['"service":"S","scope":"project","project":"own"', null, '"project"', '"own"'],
    ['"service":"S","scope":"nowhere"', "web", '"nowhere"', undefined],
  ])("fills in the place that {%s} lacks", (members, project, scope, expectedProject) => {
    const event = prepare(`{"id":"1","occurredAt":1767323045,"event":"E",${members}}`, "cairn", project);
    expect([sent(event, "scope"), sent(event, "project")]).toEqual([scope, expectedProject]);
  });

  it("leaves unknown and repeated fields for the API to refuse", () => {
    const event = prepare(`${cairn.slice(0, -1)},"colour":"red","id":"c-2","log":1,"log":2}`, "cairn");
    const text = event.bytes.toString();
    expect(sent({ bytes: event.bytes }, "colour")).toBe('"red"');
    expect(text.match(/"id":/g)).toHaveLength(2);
    expect(text.match(/"log":/g)).toHaveLength(2);
  });

  it("passes over an envelope without records, but not over a record that has an empty list", () => {
    expect(refuse('{"Records":[]}')).toBe("emptyEnvelope");
    expect(refuse('{"header":{},"page":{"content":[],"last":true}}')).toBe("emptyEnvelope");
    expect(refuse('{"Records":[]}', "aws-cloudtrail")).toBe("emptyEnvelope");
    expect(prepare(cloudtrail.replace("{", '{"items":[],')).format).toBe("aws-cloudtrail");
  });

  it.each<[string, ImportFormat, string, string]>([
    ["[1]", "auto", "", "not a JSON object"],
    ['{"a":1}', "auto", "", "not a record of a format that is known"],
    ['{"a":1}', "cairn", "event", "the record does not say what happened"],
    [
      cloudtrail.replace("2026-01-02T03", "soon"),
      "auto",
      "eventTime",
      'not a time that can be read: "soon:04:05Z"',
    ],
    [
      cloudtrail.replace("RunInstances", "x".repeat(201)),
      "auto",
      "event",
      "longer than 200 bytes, or holds NUL or a lone surrogate",
    ],
  ])("refuses %.40s… as %s", (text, format, path, message) => {
    expect(refuse(text, format)).toMatchObject({ line: 7, errors: [{ path, message }] });
  });

  it("refuses what is too large only together with its fields", () => {
    const padding = "x".repeat(1_048_576 - cloudtrail.length - 10);
    const text = cloudtrail.replace("{", `{"p":"${padding}",`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(refuse(text)).toMatchObject({
      errors: [{ path: "log", message: "larger than 1048576 bytes with its fields" }],
    });
  });
});
