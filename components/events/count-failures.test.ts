import { describe, expect, it } from "vitest";
import { countFailures } from "./count-failures";

const start = { key: "a", dataUpdatedAt: 0, errorsBefore: 0 };

describe("countFailures", () => {
  it("counts on while nothing answers", () => {
    expect(countFailures(start, { key: "a", dataUpdatedAt: 0, errorUpdateCount: 3 })).toBe(start);
  });

  it("begins anew after an answer", () => {
    const mended = countFailures(start, { key: "a", dataUpdatedAt: 500, errorUpdateCount: 4 });
    expect(mended.errorsBefore).toBe(4);
    expect(countFailures(mended, { key: "a", dataUpdatedAt: 500, errorUpdateCount: 5 })).toBe(mended);
  });

  it("counts every list for itself", () => {
    const seen = { key: "a", dataUpdatedAt: 500, errorsBefore: 4 };
    const { errorsBefore } = countFailures(seen, { key: "b", dataUpdatedAt: 0, errorUpdateCount: 2 });
    expect(errorsBefore).toBe(0);
    expect(countFailures(seen, { key: "c", dataUpdatedAt: 700, errorUpdateCount: 2 }).errorsBefore).toBe(2);
  });
});
