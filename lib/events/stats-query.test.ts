import { describe, expect, it } from "vitest";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { eventStatsParser } from "./stats-query";

const read = (query: string) => eventStatsParser(["scope"])(new URLSearchParams(query));

function faultsOf(query: string): readonly FieldError[] {
  try {
    read(query);
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") return error.fields;
    throw error;
  }
  return [];
}

describe("the query string of a list's shape", () => {
  it("takes a list's filters, facets in any order, a text and a zone", () => {
    const query = read(
      "scope=all&service=IAM&facets=actor,service,actor&facetQuery=%20kim%20&timeZone=Asia/Seoul",
    );
    expect(query).toMatchObject({
      scope: "all",
      facets: ["service", "actor"],
      facetQuery: "kim",
      timeZone: "Asia/Seoul",
    });
    expect(query.filters.service).toEqual([{ value: "IAM", negated: false }]);
  });

  it("counts by nothing, in UTC, without being asked", () => {
    expect(read("")).toMatchObject({ scope: "organization", facets: [], facetQuery: "", timeZone: "UTC" });
    expect(read("facets=").facets).toEqual([]);
  });

  it.each([
    ["facets=service,users", "facets", /^"users" is no facet\. Give some of service, event, /],
    ["facets=service&facets=event", "facets", /^Give it once/],
    ["timeZone=Seoul", "timeZone", /IANA database, such as Asia\/Seoul/],
    [`facetQuery=${"x".repeat(201)}`, "facetQuery", /^At most 200 characters/],
    ["limit=5", "limit", /^There is no such parameter/],
    ["cursor=x", "cursor", /^There is no such parameter/],
    ["outcome=maybe", "outcome", /^One of /],
  ])("refuses ?%s, naming the field and what it takes", (query, path, message) => {
    const [fault, ...others] = faultsOf(query);
    expect(fault).toMatchObject({ path, message: expect.stringMatching(message) });
    expect(others).toEqual([]);
  });

  it("names every fault at once", () => {
    const paths = faultsOf("facets=a,b&timeZone=c&outcome=d").map(({ path }) => path);
    expect(paths.sort()).toEqual(["facets", "facets", "outcome", "timeZone"]);
  });
});
