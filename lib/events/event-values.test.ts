import { describe, expect, it } from "vitest";
import { malformedPaths } from "@/lib/shared/testing/malformed-paths";
import { defaultValues, eventValuesParser } from "./event-values";

const read = eventValuesParser(["scope"]);
const faults = (query: string, parse = read) => malformedPaths(() => parse(new URLSearchParams(query)));

describe("the query of values", () => {
  it("says what is asked for, and where", () => {
    expect(read(new URLSearchParams("field=actor"))).toEqual({
      scope: "organization",
      field: "actor",
      q: "",
      limit: defaultValues,
    });
    expect(read(new URLSearchParams("field=resource&q=+web-1+&scope=all&limit=5"))).toEqual({
      scope: "all",
      field: "resource",
      q: "web-1",
      limit: 5,
    });
  });

  it.each([
    ["", ["field"]],
    ["field=service", ["field"]],
    ["field=actor&field=resource", ["field"]],
    ["field=actor&limit=51", ["limit"]],
    ["field=actor&scope=some", ["scope"]],
    ["field=actor&q=%00", ["q"]],
    [`field=actor&q=${"x".repeat(201)}`, ["q"]],
    ["field=actor&service=VPC", ["service"]],
  ])("is refused for ?%s", (query, paths) => {
    expect(faults(query)).toEqual(paths);
  });

  it("has no scope in a list of one project", () => {
    expect(faults("field=actor&scope=all", eventValuesParser([]))).toEqual(["scope"]);
  });
});
