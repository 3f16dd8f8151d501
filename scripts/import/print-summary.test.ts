import { describe, expect, it } from "vitest";
import { exitCodeOf, formatSummary } from "./print-summary";
import type { ImportSummary } from "./run-import";

const summary: ImportSummary = {
  bytesRead: 1,
  read: 12_345,
  accepted: 12_000,
  duplicates: 345,
  resent: 0,
  rejected: 0,
  formats: new Map([["aws-cloudtrail", 12_345]]),
  rejects: [],
  reasons: new Map(),
  failure: null,
};
const rejects = [
  { line: 9, id: "e-9", errors: [{ path: "id", message: "already used by a different event" }] },
  { line: 2, id: null, errors: [{ path: "", message: "not valid JSON: \u001b[31m\n" }] },
];

describe("formatSummary", () => {
  it("is short when all went well", () => {
    expect(formatSummary(summary, null)).toBe(`
  12,345  read
  12,000  accepted
     345  duplicates
       0  rejected
`);
  });

  it("lists rejects in the order of their lines, without control characters", () => {
    const text = formatSummary(
      {
        ...summary,
        rejected: 102,
        rejects,
        reasons: new Map([
          ["not valid JSON", 1],
          ["id: already used by a different event", 101],
        ]),
        formats: new Map([
          ["cadf", 1],
          ["github-audit", 2],
        ]),
        resent: 7,
      },
      "rejects.ndjson",
    );
    expect(text).toBe(`
  12,345  read
  12,000  accepted
     345  duplicates
     102  rejected

7 of the duplicates were sent twice because an answer was lost.

By format:
  2  github-audit
  1  cadf

Rejected, by reason:
  101  id: already used by a different event
    1  not valid JSON

  line 2: not valid JSON: �[31m�
  line 9: id: already used by a different event (e-9)
  … and 100 more

All rejects are in rejects.ndjson.
`);
  });

  it("says what became of an import that did not end", () => {
    const text = formatSummary(
      {
        ...summary,
        read: 12_400,
        failure: { kind: "unreachable", message: "gave up after 3 attempts: 503" },
      },
      null,
    );
    expect(text).toContain("      55  not sent, or without an answer\n");
    expect(text).toContain(
      "The import is not complete: gave up after 3 attempts: 503.\nRun the same command again",
    );
  });
});

describe("exitCodeOf", () => {
  it.each([
    [summary, 0],
    [{ ...summary, rejected: 1 }, 1],
    [{ ...summary, rejected: 1, failure: { kind: "input", message: "" } }, 3],
    [{ ...summary, failure: { kind: "refused", message: "" } }, 4],
    [{ ...summary, failure: { kind: "unreachable", message: "" } }, 5],
    [{ ...summary, failure: { kind: "interrupted", message: "" } }, 130],
  ] as const)("tells scripts how it went", (outcome, code) => {
    expect(exitCodeOf(outcome)).toBe(code);
  });
});
