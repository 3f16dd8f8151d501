import { describe, expect, it } from "vitest";
import { isPassing, readRetryAfter, retryDelayMs } from "./retry-delay";

describe("retryDelayMs", () => {
  it.each([
    [1, 0, 0.5, 250],
    [2, 0, 0.5, 500],
    [4, 0, 0.5, 2_000],
    [7, 0, 0.5, 15_000],
    [40, 0, 0.5, 15_000],
    [1, 0, 0, 0],
    [1, 4_000, 0, 4_000],
    [3, 4_000, 0.5, 5_000],
    [1, 3_600_000, 0, 300_000],
  ])(
    "waits after attempt %i with Retry-After %i and chance %f for %i ms",
    (attempt, retryAfter, random, delay) => {
      expect(retryDelayMs(attempt, retryAfter, random)).toBe(delay);
    },
  );
});

describe("readRetryAfter", () => {
  const now = Date.parse("2026-01-02T03:04:05Z");
  it.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["Fri, 02 Jan 2026 03:04:15 GMT", 10_000],
    ["Fri, 02 Jan 2026 03:00:00 GMT", 0],
    ["soon", 0],
    ["", 0],
    [null, 0],
  ])("reads %j", (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});

describe("isPassing", () => {
  it("tells what may be better in a moment from what will not", () => {
    expect([408, 425, 429, 500, 502, 503, 504].every(isPassing)).toBe(true);
    expect([200, 301, 400, 401, 403, 404, 409, 413, 415, 422, 501].some(isPassing)).toBe(false);
  });
});
