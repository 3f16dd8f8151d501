import type { GridColumnMeta } from "@/components/data-table/grid-features";

/** Keeps how a person arranged the columns, where the server can read it. */
export const columnCookie = "cairn-columns";

/**
 * Widths in pixels, from the longest common value. Without room, columns leave in the order of `leavesBelow`,
 * largest first: each number is the width that the list needs to keep the column beside those that stay longer.
 */
export const eventColumnLayout = {
  time: { width: 112, grow: 0, leavesBelow: null },
  scope: { width: 118, grow: 0.4, leavesBelow: 843 },
  event: { width: 180, grow: 2, leavesBelow: null },
  user: { width: 102, grow: 0.7, leavesBelow: 619 },
  userId: { width: 190, grow: 0.5, leavesBelow: 1_239 },
  service: { width: 106, grow: 0.6, leavesBelow: 725 },
  resourceType: { width: 90, grow: 0.5, leavesBelow: 1_049 },
  resourceName: { width: 131, grow: 1.2, leavesBelow: null },
  sourceIp: { width: 116, grow: 0, leavesBelow: 959 },
  outcome: { width: 86, grow: 0, leavesBelow: null },
  message: { width: 180, grow: 1.6, leavesBelow: 1_419 },
} as const satisfies Record<string, Omit<GridColumnMeta, "label">>;

export type EventColumnId = keyof typeof eventColumnLayout;
export const eventColumnIds = Object.keys(eventColumnLayout) as EventColumnId[];

/** The columns that the automatic layout shows in a list of this width, in pixels. */
export const columnsWithin = (width: number) =>
  eventColumnIds.filter((id) => width > (eventColumnLayout[id].leavesBelow ?? 0));
