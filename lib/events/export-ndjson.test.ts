import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEventDetail } from "./event-detail-json";
import { ndjsonWriter } from "./export-ndjson";
import { makeEventItem } from "./testing/make-event-item";

const sha = "ab".repeat(32);
const lineOf = (log: string, changes: { path: string; before: string | null; after: string | null }[] = []) =>
  ndjsonWriter.event({ item: makeEventItem(), changes, log, logSha256: sha });

describe("a line of NDJSON", () => {
  it.each([
    '{"a":1,"a":2,"n":12345678901234567890,"z":"\\u0000\\ud800","e":1e400000}',
    '  { "b" : 2 ,\t"a" : [ ] }  ',
    '"only \\n text"',
    "null",
    '{"line":"\u2028 and \u2029"}',
  ])("holds the log %s byte for byte", (log) => {
    const line = lineOf(log);
    expect(line.endsWith(`,"logSha256":"${sha}","log":${log}}\n`)).toBe(true);
    expect(line.indexOf("\n")).toBe(line.length - 1);
  });

  it("holds a log of several lines as a string", () => {
    const log = '{\r\n  "n": 12345678901234567890,\n  "n": "x"\n}';
    const line = lineOf(log);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    const read = JSON.parse(line);
    expect(read.logText).toBe(log);
    expect(read).not.toHaveProperty("log");
  });

  it("is one line, and holds any log as it was", () => {
    const pretty = fc.json().map((text) => JSON.stringify(JSON.parse(text), null, 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), pretty), (log) => {
        const line = lineOf(log);
        expect(line.indexOf("\n")).toBe(line.length - 1);
        const read = JSON.parse(line);
        if ("logText" in read) expect(read.logText).toBe(log);
        else expect(line.slice(line.indexOf(',"log":') + 7, -2)).toBe(log);
      }),
    );
  });

  it("is the event as the API answers it, with the digits of its changes", () => {
    const changes = [
      { path: "n", before: null, after: "12345678901234567890" },
      { path: "o", before: '{\n "a": 1.10 }', after: '"x"' },
    ];
    const line = lineOf("{}", changes);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(readEventDetail(line)).toMatchObject({
      ...makeEventItem(),
      changes: [changes[0], { ...changes[1], before: '{  "a": 1.10 }' }],
    });
  });
});
