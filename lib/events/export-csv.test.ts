import { describe, expect, it } from "vitest";
import { csvWriter } from "./export-csv";
import type { ExportEnding, ExportFacts } from "./export-model";
import { exportColumns, exportWords } from "./export-words";
import type { ChangeText, EventListItem } from "./model";
import { makeEventItem } from "./testing/make-event-item";

const seoul = csvWriter({ language: "ko", timeZone: "Asia/Seoul" });
const newYork = csvWriter({ language: "en", timeZone: "America/New_York" });
const sha = "ab".repeat(32);

const facts: ExportFacts = {
  id: "x-1",
  format: "csv",
  startedAt: "2026-11-20T04:05:06.789Z",
  exportedBy: "kim@example.com",
  organization: "acme",
  project: null,
  scope: "all",
  from: "2026-11-19T04:05:06.789Z",
  to: null,
  order: "desc",
  filters: { service: ['a "b"'] },
};
const ending: ExportEnding = {
  complete: true,
  error: null,
  events: 3,
  sha256: sha,
  endedAt: facts.startedAt,
};

const write = (item: Partial<EventListItem>, changes: ChangeText[] = [], writer = newYork) =>
  writer.event({ item: makeEventItem(item), changes, log: null, logSha256: sha });

/** The cells of one record whose fields hold no comma. */
const cell = (line: string, column: (typeof exportColumns)[number]) =>
  line.trimEnd().split(",")[exportColumns.indexOf(column)];

describe("a table of events", () => {
  it("begins with a byte order mark and heads its columns in the reader's language", () => {
    expect(seoul.first(facts)).toMatch(/^\ufeff이벤트 시각 \(Asia\/Seoul\),이벤트 시각\(UTC\),/);
    expect(newYork.first(facts)).toMatch(/^\ufeffEvent time \(America\/New_York\),Event time \(UTC\),/);
  });

  it("heads every column in both languages, each by a name of its own", () => {
    for (const { columns } of Object.values(exportWords)) {
      expect(new Set(Object.values(columns)).size).toBe(exportColumns.length);
    }
  });

  it("has times in the reader's zone, as its clock stood then, and in UTC", () => {
    const winter = write({ occurredAt: "2026-11-01T06:30:00.001Z" });
    expect(cell(winter, "time")).toBe("2026-11-01T01:30:00.001-05:00");
    expect(cell(winter, "timeUtc")).toBe("2026-11-01T06:30:00.001Z");
    expect(cell(write({ occurredAt: "2026-11-01T05:59:59.999Z" }), "time")).toBe(
      "2026-11-01T01:59:59.999-04:00",
    );
    expect(cell(write({}, [], seoul), "time")).toBe("2026-11-20T13:05:06.789+09:00");
  });

  it("has names of the catalog in the reader's language beside the codes", () => {
    const line = write({}, [], seoul);
    expect(cell(line, "event")).toBe("인스턴스 생성");
    expect(cell(line, "eventCode")).toBe("Instance Create");
    expect(cell(line, "service")).toBe("가상 머신");
    expect(cell(line, "outcome")).toBe("성공");
  });

  it("has no cell that runs", () => {
    const line = write({ message: "=HYPERLINK(1)", actor: { ...makeEventItem().actor, name: "@sum" } });
    expect(cell(line, "message")).toBe("'=HYPERLINK(1)");
    expect(cell(line, "actor")).toBe("'@sum");
  });

  it("sets what changed in two columns, line by line", () => {
    const line = write({}, [
      { path: "flavor", before: '"m2a.large"', after: '"m2a.xlarge"' },
      { path: "n", before: null, after: "12345678901234567890" },
    ]);
    expect(line).toContain('"flavor: m2a.large\nn: (none)","flavor: m2a.xlarge\nn: 12345678901234567890"');
  });

  it("cuts a cell that Excel would cut, and says so", () => {
    const text = `"${"😀".repeat(20_000)}"`;
    const line = write({}, [{ path: "p", before: null, after: text }]);
    const after = cell(line, "after") ?? "";
    expect(after.length).toBeLessThanOrEqual(32_767);
    expect(line).toMatch(/😀… \([\d,]+ more characters, which an export as NDJSON has\)"/);
    expect(Buffer.from(line).toString()).toBe(line);
  });

  it("ends with one line of as many fields that says what it holds", () => {
    const line = newYork.last(facts, ending);
    expect(line.split("\r\n")).toHaveLength(2);
    const [, quoted = "", rest] = /^"((?:[^"]|"")*)"(,*)\r\n$/.exec(line) ?? [];
    expect(rest).toHaveLength(exportColumns.length - 1);
    const described = JSON.parse(quoted.replaceAll('""', '"').replace(/^# /, ""));
    expect(described.export).toMatchObject({
      complete: true,
      events: 3,
      sha256: sha,
      filters: facts.filters,
    });
    expect(described.export).not.toHaveProperty("error");
  });

  it("ends with the error where it could not finish", () => {
    const error = { code: "forbidden", message: "No." };
    const line = newYork.last(facts, { ...ending, complete: false, error });
    expect(line).toContain('""complete"":false');
    expect(line).toContain('""error"":{""code"":""forbidden"",""message"":""No.""}');
  });
});
