import { describe, expect, it } from "vitest";
import { resolveRange, resolveTime, timeFault } from "./time-range";

const now = Date.parse("2026-11-20T12:00:00.000Z");

describe("resolveTime", () => {
  it.each([
    ["-30m", "2026-11-20T11:30:00.000Z"],
    ["-24h", "2026-11-19T12:00:00.000Z"],
    ["-7d", "2026-11-13T12:00:00.000Z"],
    ["-2w", "2026-11-06T12:00:00.000Z"],
    ["2026-11-20T04:05:06Z", "2026-11-20T04:05:06.000Z"],
    ["2026-11-20t04:05:06.7z", "2026-11-20T04:05:06.700Z"],
    ["2026-11-20T04:05:06.789Z", "2026-11-20T04:05:06.789Z"],
    ["2026-11-20T04:05:06.789999999Z", "2026-11-20T04:05:06.789Z"],
    ["2026-11-20T04:05:06+09:00", "2026-11-19T19:05:06.000Z"],
    ["2026-11-20T04:05:06-03:30", "2026-11-20T07:35:06.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["0050-01-01T00:00:00Z", "0050-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("reads %s", (text, instant) => {
    expect(new Date(resolveTime(text, now) ?? Number.NaN).toISOString()).toBe(instant);
  });

  it.each([
    "",
    "now",
    "24h",
    "-24",
    "-1y",
    "-1234567h",
    "2026-11-20",
    "2026-11-20T04:05:06",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T23:59:60Z",
    "2026-11-20T04:05:06 09:00",
    "2026-11-20T04:05:06.Z",
    "1763611506",
  ])("refuses %j and says why", (text) => {
    expect(resolveTime(text, now)).toBeNull();
    expect(timeFault(text)).toMatch(/Write/);
  });
});

describe("resolveRange", () => {
  it("resolves both bounds against one now", () => {
    expect(resolveRange({ from: "-24h", to: "-1h" }, now)).toEqual({
      from: now - 86_400_000,
      to: now - 3_600_000,
    });
    expect(resolveRange({ from: null, to: null }, now)).toEqual({ from: null, to: null });
  });

  it("refuses from after to, named at from, and lets an empty range be", () => {
    expect(() => resolveRange({ from: "-1h", to: "-24h" }, now)).toThrow(
      expect.objectContaining({ code: "malformed", fields: [{ path: "from", message: expect.any(String) }] }),
    );
    expect(resolveRange({ from: "-1h", to: "-1h" }, now)).toEqual({
      from: now - 3_600_000,
      to: now - 3_600_000,
    });
  });
});
