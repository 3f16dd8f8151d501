import { describe, expect, it } from "vitest";
import { moveInGrid } from "./grid-keys";

const bounds = { rowCount: 100, columns: ["time", "event", "outcome"], rowsInSight: 20 };
const at = (row: number, column: string) => ({ row, column });

describe("moveInGrid", () => {
  it.each([
    ["ArrowDown", false, at(5, "event"), at(6, "event")],
    ["ArrowUp", false, at(0, "event"), at(0, "event")],
    ["ArrowDown", false, at(99, "event"), at(99, "event")],
    ["PageDown", false, at(95, "event"), at(99, "event")],
    ["PageUp", false, at(30, "event"), at(10, "event")],
    ["ArrowRight", false, at(5, "event"), at(5, "outcome")],
    ["ArrowRight", false, at(5, "outcome"), at(5, "outcome")],
    ["ArrowLeft", false, at(5, "event"), at(5, "time")],
    ["Home", false, at(5, "outcome"), at(5, "time")],
    ["Home", true, at(5, "outcome"), at(0, "time")],
    ["End", true, at(5, "time"), at(99, "outcome")],
  ])("%s (Ctrl: %s) leads from %o to %o", (key, hasCtrl, from, to) => {
    expect(moveInGrid(from, key, hasCtrl, bounds)).toEqual(to);
  });

  it("moves nothing for other keys", () => {
    expect(moveInGrid(at(5, "event"), "x", false, bounds)).toBeNull();
  });
});
