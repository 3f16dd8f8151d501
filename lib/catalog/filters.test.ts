import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { malformedPaths } from "@/lib/shared/testing/malformed-paths";
import {
  type CatalogFilters,
  emptyCatalogFilters,
  parseCatalogQuery,
  serializeCatalogFilters,
} from "./filters";
import { catalogEntryStatuses, catalogScopes } from "./model";

const parse = (query: string) => parseCatalogQuery(new URLSearchParams(query));

const faultsOf = (query: string) => malformedPaths(() => parse(query));

describe("parseCatalogQuery", () => {
  it("has defaults", () => {
    expect(parse("")).toEqual({ filters: emptyCatalogFilters, limit: 50, cursor: null });
  });

  it("takes several values of a filter, each once", () => {
    const { filters } = parse(
      "service=S3&service=EC2&service=S3&scope=project&subscribable=false&q=버킷&limit=2000",
    );
    expect(filters).toMatchObject({
      service: ["S3", "EC2"],
      scope: ["project"],
      subscribable: false,
      q: "버킷",
    });
  });

  it.each([
    ["limit=0", ["limit"]],
    ["limit=2001", ["limit"]],
    ["limit=1e3", ["limit"]],
    ["limit=5&limit=6", ["limit"]],
    ["cursor=a&cursor=b", ["cursor"]],
    ["scope=galaxy", ["scope"]],
    ["status=unknown", ["status"]],
    ["subscribable=yes", ["subscribable"]],
    ["subscribable=true&subscribable=false", ["subscribable"]],
    ["q=a&q=b", ["q"]],
    ["q=", ["q"]],
    [`q=${"x".repeat(201)}`, ["q"]],
    ["resource=Bucket", ["resource"]],
    ["constructor=1", ["constructor"]],
    ["color=red&scope=galaxy&limit=x", ["color", "scope", "limit"]],
  ])("refuses %s", (query, paths) => {
    expect(faultsOf(query)).toEqual(paths);
  });

  it("reads back what serializeCatalogFilters wrote", () => {
    const code = fc
      .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
      .filter((text) => text.length <= 200);
    const codes = fc.uniqueArray(code, { maxLength: 3 });
    const filters: fc.Arbitrary<CatalogFilters> = fc.record({
      provider: codes,
      service: codes,
      resourceType: codes,
      scope: fc.subarray([...catalogScopes]),
      status: fc.subarray([...catalogEntryStatuses]),
      subscribable: fc.constantFrom(true, false, null),
      q: fc.oneof(fc.constant(""), code),
    });
    fc.assert(
      fc.property(filters, (wanted) => {
        expect(parse(serializeCatalogFilters(wanted).toString()).filters).toEqual(wanted);
      }),
    );
  });
});
