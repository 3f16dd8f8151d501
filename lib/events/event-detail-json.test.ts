import { describe, expect, it } from "vitest";
import { readChanges, readEventDetail, writeEventDetail } from "./event-detail-json";
import type { EventDetail } from "./model";

const item = {
  id: "e1",
  service: "VM",
  resource: { type: null, id: null, name: "웹" },
} as unknown as EventDetail;

describe("changes of an event", () => {
  it("keep every digit, key and space of their values", () => {
    const text = '[ {"path":"size","before": 90071992547409931, "after":{"a":1,"a":2, "b" : 1e400}} ]';
    expect(readChanges(text)).toEqual([
      { path: "size", before: "90071992547409931", after: '{"a":1,"a":2, "b" : 1e400}' },
    ]);
  });

  it("tell a value that was not there from null", () => {
    expect(readChanges('[{"path":"a","after":null},{"path":"b\\u0041"}]')).toEqual([
      { path: "a", before: null, after: "null" },
      { path: "bA", before: null, after: null },
    ]);
    expect(readChanges(null)).toEqual([]);
  });

  it("come through the API's answer unchanged", () => {
    const changes = readChanges('[{"path":"a \\"q\\"","before":1.10,"after":"x"},{"path":"b","after":null}]');
    const text = writeEventDetail({ ...item, changes });
    expect(JSON.parse(text)).toMatchObject({
      id: "e1",
      changes: [{ before: 1.1, after: "x" }, { after: null }],
    });
    expect(readEventDetail(text)).toEqual({ ...item, changes });
    expect(readEventDetail(writeEventDetail({ ...item, changes: [] }))).toEqual({ ...item, changes: [] });
  });
});
