import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/shared/errors";
import { eventExportParser } from "./export-query";

const read = eventExportParser(["scope"]);
const readProject = eventExportParser([]);

function faultsOf(query: string, parse = read): string[] {
  try {
    parse(new URLSearchParams(query));
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "malformed") throw error;
    return error.fields.map(({ path }) => path);
  }
}

describe("the query of an export", () => {
  it("has the list's filters and how they are written", () => {
    const query = read(
      new URLSearchParams("format=csv&language=ko&timeZone=Asia/Seoul&scope=all&service=IAM"),
    );
    expect(query).toMatchObject({ format: "csv", language: "ko", timeZone: "Asia/Seoul", scope: "all" });
    expect(query.filters.service).toEqual([{ value: "IAM", negated: false }]);
    expect(read(new URLSearchParams("format=ndjson"))).toMatchObject({ language: null, timeZone: null });
  });

  it.each([
    ["", ["format"]],
    ["format=xlsx", ["format"]],
    ["format=csv&format=csv", ["format"]],
    ["format=csv&language=fr", ["language"]],
    ["format=csv&timeZone=Nowhere/None", ["timeZone"]],
    ["format=csv&limit=5", ["limit"]],
    ["format=csv&cursor=x", ["cursor"]],
    ["format=csv&outcome=maybe&to=soon", ["to", "outcome"]],
  ])("refuses ?%s", (query, paths) => {
    expect(faultsOf(query)).toEqual(paths);
  });

  it("has no scope in a project", () => {
    expect(faultsOf("format=csv&scope=all", readProject)).toEqual(["scope"]);
  });
});
