import { describe, expect, it } from "vitest";
import { catalogServices, findEntry } from "./catalog";
import { resourceTypeSpellings, serviceSpellings } from "./spellings";

describe("spellings", () => {
  it("of a code are all those that resolve to it", () => {
    expect(serviceSpellings("S3")).toEqual(["S3", "s3.amazonaws.com"]);
    const bundles = resourceTypeSpellings("HDE Bundles");
    expect(bundles).toEqual(expect.arrayContaining(["HDE Bundles", "Hadoop HDE", "Trino HDE 2.0.1"]));
    const code = {
      scope: "project",
      provider: "kakaocloud",
      service: "Hadoop Eco",
      event: "Hadoop Eco Install",
    } as const;
    for (const resourceType of bundles) {
      expect(findEntry({ ...code, resourceType })?.resourceType).toBe("HDE Bundles");
    }
  });

  it("of an alias, and of what no catalog has, are the text alone", () => {
    expect(resourceTypeSpellings("Hadoop HDE")).toEqual(["Hadoop HDE"]);
    expect(serviceSpellings("s3.amazonaws.com")).toEqual(["s3.amazonaws.com"]);
    expect(serviceSpellings("__proto__")).toEqual(["__proto__"]);
  });

  it("name each code once, first", () => {
    for (const { service } of catalogServices) {
      const spellings = serviceSpellings(service);
      expect(spellings[0]).toBe(service);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });
});
