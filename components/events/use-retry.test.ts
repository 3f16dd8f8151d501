import { describe, expect, it } from "vitest";
import { retryWaitSeconds } from "./use-retry";

describe("retryWaitSeconds", () => {
  it("waits longer each time, up to a minute, and never shorter than the server asks", () => {
    expect([1, 2, 3, 4, 5, 9].map((failures) => retryWaitSeconds(failures, null))).toEqual([
      4, 8, 16, 32, 60, 60,
    ]);
    expect(retryWaitSeconds(1, 30)).toBe(30);
    expect(retryWaitSeconds(9, 90)).toBe(90);
  });
});
