import { describe, expect, it } from "vitest";
import { makeEvent } from "./make-event.test-data";
import { findRow, mayFollow, stepFrom } from "./opened-row";

const at = (minute: number) => `2026-11-20T08:${String(minute).padStart(2, "0")}:00.000Z`;
const event = (minute: number) => makeEvent({ id: `e-${minute}`, occurredAt: at(minute) });
const newestFirst = [50, 40, 30].map(event);
const oldestFirst = [30, 40, 50].map(event);

describe("findRow", () => {
  it("tells events of one id apart by their time", () => {
    expect(findRow(newestFirst, event(40))).toBe(1);
    expect(findRow(newestFirst, { id: "e-40", occurredAt: at(41) })).toBeNull();
    expect(findRow(newestFirst, null)).toBeNull();
  });
});

describe("mayFollow", () => {
  it("looks further only for events at or beyond the last row", () => {
    expect(mayFollow(newestFirst, event(20), "desc")).toBe(true);
    expect(mayFollow(newestFirst, event(30), "desc")).toBe(true);
    expect(mayFollow(newestFirst, event(35), "desc")).toBe(false);
    expect(mayFollow(oldestFirst, event(55), "asc")).toBe(true);
    expect(mayFollow(oldestFirst, event(20), "asc")).toBe(false);
    expect(mayFollow([], event(20), "desc")).toBe(true);
  });
});

describe("stepFrom", () => {
  it("steps from row to row and not over the ends", () => {
    expect(stepFrom(newestFirst, event(40), "desc", 1)).toBe(2);
    expect(stepFrom(newestFirst, event(40), "desc", -1)).toBe(0);
    expect(stepFrom(newestFirst, event(50), "desc", -1)).toBeNull();
    expect(stepFrom(newestFirst, event(30), "desc", 1)).toBeNull();
  });

  it.each([
    [35, "desc", 2, 1],
    [55, "desc", 0, null],
    [20, "desc", null, 2],
    [35, "asc", 1, 0],
    [20, "asc", 0, null],
  ] as const)("steps from where an event of minute %d would stand, %s", (minute, order, next, previous) => {
    const rows = order === "desc" ? newestFirst : oldestFirst;
    expect(stepFrom(rows, event(minute), order, 1)).toBe(next);
    expect(stepFrom(rows, event(minute), order, -1)).toBe(previous);
  });
});
