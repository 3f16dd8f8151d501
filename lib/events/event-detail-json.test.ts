import { describe, expect, it } from "vitest";
import { readEventDetail, readChanges as readSlowly, writeEventDetail } from "./event-detail-json";
import type { EventDetail } from "./model";

const item = {
  id: "e1",
  service: "VM",
  resource: { type: null, id: null, name: "웹" },
} as unknown as EventDetail;

const readChanges = (text: string | null) => readSlowly(text, async () => undefined);

describe("changes of an event", () => {
  it("let others have their turn while many values are read", async () => {
    let turns = 0;
    const value = `[${"1,".repeat(200_000)}1]`;
    const changes = await readSlowly(`[{"path":"p","after":${value}}]`, async () => {
      turns += 1;
    });
    expect(changes).toEqual([{ path: "p", before: null, after: value }]);
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it("keep every digit, key and space of their values", async () => {
    const text = '[ {"path":"size","before": 90071992547409931, "after":{"a":1,"a":2, "b" : 1e400}} ]';
    expect(await readChanges(text)).toEqual([
      { path: "size", before: "90071992547409931", after: '{"a":1,"a":2, "b" : 1e400}' },
    ]);
  });

  it("tell a value that was not there from null", async () => {
    expect(await readChanges('[{"path":"a","after":null},{"path":"b\\u0041"}]')).toEqual([
      { path: "a", before: null, after: "null" },
      { path: "bA", before: null, after: null },
    ]);
    expect(await readChanges(null)).toEqual([]);
  });

  it("come through the API's answer unchanged", async () => {
    const changes = await readChanges(
      '[{"path":"a \\"q\\"","before":1.10,"after":"x"},{"path":"b","after":null}]',
    );
    const text = writeEventDetail({ ...item, changes });
    expect(JSON.parse(text)).toMatchObject({
      id: "e1",
      changes: [{ before: 1.1, after: "x" }, { after: null }],
    });
    expect(readEventDetail(text)).toEqual({ ...item, changes });
    expect(readEventDetail(writeEventDetail({ ...item, changes: [] }))).toEqual({ ...item, changes: [] });
  });
});
