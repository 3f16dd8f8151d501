import { describe, expect, it } from "vitest";
import { boundWidth } from "./column-layout";
import { columnStyle } from "./column-widths";

const columns = [
  { id: "time", width: 112, grow: 0 },
  { id: "scope", width: 118, grow: 0.4 },
  { id: "event", width: 180, grow: 2 },
  { id: "message", width: 180, grow: 1.6 },
];

describe("columnStyle", () => {
  it("shares what is left over in the automatic layout", () => {
    expect(columnStyle(columns, false, 0)).toEqual({
      "--col-time": "0 0 112px",
      "--col-scope": "0.4 0 118px",
      "--col-event": "2 0 180px",
      "--col-message": "1.6 0 180px",
      "--least-width": "0px",
    });
  });

  it("keeps chosen widths, but for the column that grows most", () => {
    expect(columnStyle(columns, true, 598)).toMatchObject({
      "--col-scope": "0 0 118px",
      "--col-event": "1 0 180px",
      "--col-message": "0 0 180px",
      "--least-width": "598px",
    });
  });
});

describe("boundWidth", () => {
  it("keeps a column between what can be grabbed and what can be read", () => {
    expect([boundWidth(1), boundWidth(99.6), boundWidth(9_999)]).toEqual([60, 100, 1_200]);
  });
});
