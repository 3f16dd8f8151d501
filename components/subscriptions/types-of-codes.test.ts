import { describe, expect, it } from "vitest";
import { typesOfCodes } from "./types-of-codes";

describe("typesOfCodes", () => {
  const entry = (resourceType: string, subscribable = true, status: "current" | "retired" = "current") => ({
    provider: "nhncloud",
    service: "EasyCache",
    resourceType,
    subscribable,
    status,
  });
  const namesOf = (...found: ReturnType<typeof entry>[][]) =>
    typesOfCodes(found).map(({ resourceType }) => resourceType);

  it("are those that have every code", () => {
    expect(namesOf([entry("CACHE"), entry("NODE")], [entry("NODE")])).toEqual(["NODE"]);
    expect(namesOf([entry("CACHE")], [entry("NODE")])).toEqual([]);
  });

  it("are those where the codes can be subscribed to, before those where they can't", () => {
    expect(namesOf([entry("CACHE", true, "retired"), entry("NODE")])).toEqual(["NODE"]);
    expect(namesOf([entry("CACHE", false)])).toEqual(["CACHE"]);
  });
});
