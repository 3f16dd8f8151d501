import { describe, expect, it } from "vitest";
import { columnsWithin } from "../column-ids";
import { areFacetsBeside, defaultShape, leastWidth, parseShapeChoice, roomyWidth } from "./shape-choice";

describe("parseShapeChoice", () => {
  it("reads back what was kept", () => {
    const choice = { histogram: false, facets: true, folded: ["actor", "channel"] as const };
    expect(parseShapeChoice(JSON.stringify(choice))).toEqual(choice);
  });

  it.each([undefined, "", "{", "null", "[1]", '{"histogram":1,"facets":"yes","folded":"actor"}'])(
    "takes %j as nothing chosen",
    (text) => {
      expect(parseShapeChoice(text)).toEqual(defaultShape);
    },
  );

  it("leaves out facets that there are none of", () => {
    expect(parseShapeChoice('{"folded":["colour","event",7]}').folded).toEqual(["event"]);
  });
});

describe("areFacetsBeside", () => {
  it("opens them unasked only where the list keeps every column that it would show there", () => {
    const beside = roomyWidth - 184;
    expect(columnsWithin(beside)).toContain("resourceType");
    expect(columnsWithin(beside)).toEqual(columnsWithin(beside + 150));
    expect([roomyWidth - 1, roomyWidth].map((width) => areFacetsBeside(width, null))).toEqual([false, true]);
  });

  it("opens them on demand where there is room, and never else", () => {
    expect([leastWidth - 1, leastWidth].map((width) => areFacetsBeside(width, true))).toEqual([false, true]);
    expect(areFacetsBeside(3_000, false)).toBe(false);
  });
});
