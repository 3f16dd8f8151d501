import { describe, expect, it } from "vitest";
import { catalogEntries, catalogServices, findEntry } from "./catalog";
import { eventSpellings, resourceTypeSpellings, serviceSpellings } from "./spellings";

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

  it("of an event are the same for its code and its other spellings", () => {
    expect(eventSpellings("Heath Check Create")).toEqual(["Heath Check Create", "Health Check Create"]);
    expect(eventSpellings("Health Check Create")).toEqual(["Health Check Create", "Heath Check Create"]);
    expect(eventSpellings("Create Channel")).toEqual(["Create Channel", "Channel Create"]);
    expect(eventSpellings("Channel Create")).toEqual(["Channel Create"]);
    expect(eventSpellings("Instance Create")).toEqual(["Instance Create"]);
    expect(eventSpellings("constructor")).toEqual(["constructor"]);
  });

  it("of an event are few: a filter has fifty values, and each is looked up with them", () => {
    expect(Math.max(...catalogEntries.map(({ event }) => eventSpellings(event).length))).toBeLessThan(10);
  });

  it("name each code once, first", () => {
    for (const { service } of catalogServices) {
      const spellings = serviceSpellings(service);
      expect(spellings[0]).toBe(service);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });
});
