import { describe, expect, it } from "vitest";
import { formatCount } from "./format-count";
import { toDuration } from "./format-duration";
import { dayOf, formatDay, formatFullTime, formatShortTime, formatUtc } from "./format-time";

const at = "2026-11-20T08:20:58.412Z";
const seoul = "Asia/Seoul";

describe("times", () => {
  it("writes them as the design has them", () => {
    expect(formatDay(at, seoul, "en")).toBe("Friday, November 20, 2026");
    expect(formatDay(at, seoul, "ko")).toBe("2026년 11월 20일 금요일");
    expect(formatFullTime(at, seoul, "en")).toBe("Nov 20, 2026, 17:20:58.412");
    expect(formatFullTime(at, seoul, "ko")).toBe("2026년 11월 20일 17:20:58.412");
    expect(formatShortTime(at, seoul, "en", at)).toBe("Nov 20 17:20:58");
    expect(formatShortTime(at, seoul, "ko", at)).toBe("11월 20일 17:20:58");
    expect(formatUtc(at)).toBe("2026-11-20 08:20:58.412");
  });

  it("says the year where it is another one", () => {
    expect(formatShortTime("2023-07-10T11:42:18.000Z", seoul, "en", at)).toBe("Jul 10, 2023 20:42:18");
    expect(formatShortTime("2023-07-10T11:42:18.000Z", seoul, "ko", at)).toBe("2023년 7월 10일 20:42:18");
  });

  it("leaves out the seconds of whole minutes where they say nothing", () => {
    expect(formatShortTime("2026-11-19T18:00:00.000Z", seoul, "en", at, "minutes")).toBe("Nov 20 03:00");
    expect(formatShortTime("2026-11-19T18:00:07.000Z", seoul, "en", at, "minutes")).toBe("Nov 20 03:00:07");
  });

  it("keeps the day of the zone, not of UTC", () => {
    expect(dayOf("2026-11-20T15:00:00.000Z", seoul)).toBe("2026-11-21");
    expect(dayOf("2026-11-20T14:59:59.999Z", seoul)).toBe("2026-11-20");
    expect(dayOf("1970-01-01T00:00:00.000Z", "America/New_York")).toBe("1969-12-31");
  });

  it("keeps midnight at 00 and milliseconds of times before 1970", () => {
    expect(formatFullTime("2026-11-20T15:00:00.000Z", seoul, "en")).toBe("Nov 21, 2026, 00:00:00.000");
    expect(formatFullTime(-1, "UTC", "en")).toBe("Dec 31, 1969, 23:59:59.999");
  });
});

describe("toDuration", () => {
  it.each([
    [0, 0, "second"],
    [76_400, 76, "second"],
    [119_999, 119, "second"],
    [120_000, 2, "minute"],
    [12 * 60_000 + 59_000, 12, "minute"],
    [3 * 3_600_000, 3, "hour"],
    [-3 * 86_400_000, 3, "day"],
    [40 * 86_400_000, 40, "day"],
  ])("reads %d ms as %d %s", (span, count, unit) => {
    expect(toDuration(span)).toEqual({ unit, count });
  });
});

describe("formatCount", () => {
  it("groups by three", () => {
    expect(formatCount(14_208)).toBe("14,208");
  });
});
