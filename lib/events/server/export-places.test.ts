import { describe, expect, it } from "vitest";
import { takeExportPlace } from "./export-places";

const refusal = expect.objectContaining({ code: "too_many_requests", retryAfterSeconds: 30 });
const take = (...callers: string[]) => callers.map(takeExportPlace);
const refused = (caller: string) => {
  try {
    takeExportPlace(caller)();
    return null;
  } catch (error) {
    return error;
  }
};

describe("the places of exports", () => {
  it("are two for each caller and four in all, and are given back", () => {
    const [first, ...others] = take("kim", "kim", "lee");
    expect(refused("kim")).toEqual(refusal);
    expect(refused("lee")).toBeNull();
    const [last] = take("park");
    expect(refused("lee")).toEqual(refusal);
    first?.();
    expect(refused("kim")).toBeNull();
    for (const release of [...others, last]) release?.();
    for (const release of take("kim", "kim", "lee", "lee")) release();
  });
});
