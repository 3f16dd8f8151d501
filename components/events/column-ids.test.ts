import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { columnsWithin, eventColumnIds, eventColumnLayout } from "./column-ids";

/** The last to leave first, then those that stay only where there is more and more room. */
const byPatience = eventColumnIds
  .filter((id) => eventColumnLayout[id].leavesBelow !== null)
  .sort((a, b) => (eventColumnLayout[a].leavesBelow ?? 0) - (eventColumnLayout[b].leavesBelow ?? 0));
const endPadding = 8;
const styles = readFileSync(path.join(import.meta.dirname, "events-list.css"), "utf8");

describe("columns of the event list", () => {
  it("leave in the order of the design", () => {
    expect([...byPatience].reverse()).toEqual([
      "message",
      "userId",
      "resourceType",
      "sourceIp",
      "scope",
      "service",
      "user",
    ]);
  });

  it("leave where their widths no longer fit, and the stylesheet leaves them out at the same width", () => {
    let width = eventColumnIds
      .filter((id) => eventColumnLayout[id].leavesBelow === null)
      .reduce((sum, id) => sum + eventColumnLayout[id].width, endPadding);
    for (const id of byPatience) {
      const column = eventColumnLayout[id];
      width += column.width;
      expect(column.leavesBelow, id).toBe(width);
      const rule = new RegExp(
        `max-width: ${width}px\\)[^{]*\\{[^}]*\\[data-col="${id}"\\] \\{\\s*display: none;`,
      );
      expect(styles, id).toMatch(rule);
    }
  });

  it("keeps time, event, resource name and outcome at every width", () => {
    expect(columnsWithin(300)).toEqual(["time", "event", "resourceName", "outcome"]);
    expect(columnsWithin(1_052)).toHaveLength(9);
    // The list beside the navigation in a window of 1440.
    expect(columnsWithin(1_236)).toHaveLength(9);
    expect(columnsWithin(2_000)).toHaveLength(11);
  });
});
