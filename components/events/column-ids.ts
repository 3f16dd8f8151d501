import type { GridColumnMeta } from "@/components/data-table/grid-features";

/** Keeps how a person arranged the columns, where the server can read it. */
export const columnCookie = "cairn-columns";

/**
 * Widths in pixels, from the longest common value. Without room, columns leave in the order of `leavesBelow`,
 * largest first: each number is the width that the list needs to keep the column beside those that stay longer.
 */
export const eventColumnLayout = {
  time: { width: 112, grow: 0, leavesBelow: null, flexClass: "flex-(--col-time)", leaveClass: "" },
  scope: {
    width: 118,
    grow: 0.4,
    leavesBelow: 843,
    flexClass: "flex-(--col-scope)",
    leaveClass: "@max-[843px]/data-grid:sm:hidden",
  },
  event: { width: 180, grow: 2, leavesBelow: null, flexClass: "flex-(--col-event)", leaveClass: "" },
  user: {
    width: 102,
    grow: 0.7,
    leavesBelow: 619,
    flexClass: "flex-(--col-user)",
    leaveClass: "@max-[619px]/data-grid:sm:hidden",
  },
  userId: {
    width: 110,
    grow: 0.5,
    leavesBelow: 1159,
    flexClass: "flex-(--col-userId)",
    leaveClass: "@max-[1159px]/data-grid:hidden",
  },
  service: {
    width: 106,
    grow: 0.6,
    leavesBelow: 725,
    flexClass: "flex-(--col-service)",
    leaveClass: "@max-[725px]/data-grid:hidden",
  },
  resourceType: {
    width: 90,
    grow: 0.5,
    leavesBelow: 1049,
    flexClass: "flex-(--col-resourceType)",
    leaveClass: "@max-[1049px]/data-grid:hidden",
  },
  resourceName: {
    width: 131,
    grow: 1.2,
    leavesBelow: null,
    flexClass: "flex-(--col-resourceName)",
    leaveClass: "",
  },
  sourceIp: {
    width: 116,
    grow: 0,
    leavesBelow: 959,
    flexClass: "flex-(--col-sourceIp)",
    leaveClass: "@max-[959px]/data-grid:hidden",
  },
  outcome: { width: 86, grow: 0, leavesBelow: null, flexClass: "flex-(--col-outcome)", leaveClass: "" },
  message: {
    width: 180,
    grow: 1.6,
    leavesBelow: 1339,
    flexClass: "flex-(--col-message)",
    leaveClass: "@max-[1339px]/data-grid:hidden",
  },
} as const satisfies Record<string, Omit<GridColumnMeta, "label">>;

export type EventColumnId = keyof typeof eventColumnLayout;
export const eventColumnIds = Object.keys(eventColumnLayout) as EventColumnId[];

/** The columns that the automatic layout shows in a list of this width, in pixels. */
export const columnsWithin = (width: number) =>
  eventColumnIds.filter((id) => width > (eventColumnLayout[id].leavesBelow ?? 0));
