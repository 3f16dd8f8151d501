import { describe, expect, it } from "vitest";
import { formatOffset, zoneOffsetMinutes } from "./format-zone";
import { instantOfWall, wallOfInstant } from "./wall-clock";

const at = Date.parse("2026-11-20T08:20:58.412Z");

describe("zones", () => {
  it.each([
    ["Asia/Seoul", 540, "UTC+9"],
    ["UTC", 0, "UTC"],
    ["Asia/Kolkata", 330, "UTC+5:30"],
    ["America/St_Johns", -210, "UTC−3:30"],
    ["Pacific/Kiritimati", 840, "UTC+14"],
  ])("knows the offset of %s", (zone, minutes, text) => {
    expect(zoneOffsetMinutes(at, zone)).toBe(minutes);
    expect(formatOffset(minutes)).toBe(text);
  });

  it("follows summer time", () => {
    expect(zoneOffsetMinutes("2026-07-01T00:00:00Z", "Europe/Berlin")).toBe(120);
    expect(zoneOffsetMinutes("2026-12-01T00:00:00Z", "Europe/Berlin")).toBe(60);
  });
});

describe("instantOfWall", () => {
  const iso = (wall: string, zone: string) => {
    const instant = instantOfWall(wall, zone);
    return instant === null ? null : new Date(instant).toISOString();
  };

  it("reads a wall clock in a zone", () => {
    expect(iso("2026-11-20T17:20", "Asia/Seoul")).toBe("2026-11-20T08:20:00.000Z");
    expect(iso("2026-11-20T17:20:58", "Asia/Seoul")).toBe("2026-11-20T08:20:58.000Z");
  });

  it("moves past the hour that spring skips and takes the first of the one that autumn repeats", () => {
    expect(iso("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(iso("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("refuses what is no time", () => {
    expect(instantOfWall("", "UTC")).toBeNull();
    expect(instantOfWall("2026-13-01T00:00", "UTC")).toBeNull();
    expect(instantOfWall("tomorrow", "UTC")).toBeNull();
  });

  it("is undone by wallOfInstant", () => {
    for (const zone of ["Asia/Seoul", "America/St_Johns", "UTC"]) {
      const wall = wallOfInstant(at, zone);
      expect(instantOfWall(wall, zone)).toBe(Math.floor(at / 1000) * 1000);
    }
  });
});
