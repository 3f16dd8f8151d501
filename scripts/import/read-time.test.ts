import { describe, expect, it } from "vitest";
import { readTime } from "./read-time";
import { readTimeZone, utc } from "./time-zone";

function zone(name: string) {
  const found = readTimeZone(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

describe("readTime", () => {
  it.each<[unknown, string]>([
    ["2023-07-10T11:42:36Z", "2023-07-10T11:42:36.000Z"],
    ["2023-07-10t11:42:36z", "2023-07-10T11:42:36.000Z"],
    ["2023-07-10 11:42:36", "2023-07-10T11:42:36.000Z"],
    ["2023-07-10T11:42", "2023-07-10T11:42:00.000Z"],
    ["2020-09-14T00:44:23.000Z", "2020-09-14T00:44:23.000Z"],
    ["2022-11-29 00:09:04.38", "2022-11-29T00:09:04.380Z"],
    ["2021-10-19T02:57:47.1Z", "2021-10-19T02:57:47.100Z"],
    ["2021-10-19T02:57:47.12Z", "2021-10-19T02:57:47.120Z"],
    ["2021-10-19T02:57:47.1239Z", "2021-10-19T02:57:47.123Z"],
    ["2021-10-19T02:57:47.12399Z", "2021-10-19T02:57:47.123Z"],
    ["2021-10-19T02:57:47.999999Z", "2021-10-19T02:57:47.999Z"],
    ["2025-12-22T08:46:29.6787073Z", "2025-12-22T08:46:29.678Z"],
    ["2025-12-22T08:46:29.67870730Z", "2025-12-22T08:46:29.678Z"],
    ["2024-12-03T17:58:44.882999699Z", "2024-12-03T17:58:44.882Z"],
    ["2023-12-31T23:59:59.999999999Z", "2023-12-31T23:59:59.999Z"],
    ["2023-07-10T11:42:36,5Z", "2023-07-10T11:42:36.500Z"],
    ["2019-11-01T10:31:49.348+0000", "2019-11-01T10:31:49.348Z"],
    ["2017-11-17T08:53:32.667973+00:00", "2017-11-17T08:53:32.667Z"],
    ["2026-11-20T13:05:06.789+09:00", "2026-11-20T04:05:06.789Z"],
    ["2026-11-20T13:05:06+0900", "2026-11-20T04:05:06.000Z"],
    ["2026-11-20T13:05:06+09", "2026-11-20T04:05:06.000Z"],
    ["2026-11-20T13:05:06 -03:30", "2026-11-20T16:35:06.000Z"],
    ["2026-11-20 13:05:06 UTC", "2026-11-20T13:05:06.000Z"],
    [" 2026-11-20 13:05:06 ", "2026-11-20T13:05:06.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
    ["1969-12-31T20:00:00-05:00", "1970-01-01T01:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"],
    ["2017-01-01T08:59:60.25+09:00", "2016-12-31T23:59:59.999Z"],
  ])("reads %j", (value, at) => {
    expect(readTime(value)).toEqual({ at });
  });

  it.each<[string, unknown, string]>([
    ["seconds", 1702857600, "2023-12-18T00:00:00.000Z"],
    ["seconds as text", "1702857600", "2023-12-18T00:00:00.000Z"],
    ["seconds with a fraction, on the digits", 1700000000.123, "2023-11-14T22:13:20.123Z"],
    ["seconds with a longer fraction", "1700000000.123999", "2023-11-14T22:13:20.123Z"],
    ["the smallest seconds", 100000000, "1973-03-03T09:46:40.000Z"],
    ["the largest seconds", 99999999999, "5138-11-16T09:46:39.000Z"],
    ["the smallest milliseconds", 100000000000, "1973-03-03T09:46:40.000Z"],
    ["milliseconds", 1621305118553, "2021-05-18T02:31:58.553Z"],
    ["milliseconds as text", "1621305118553", "2021-05-18T02:31:58.553Z"],
    ["milliseconds with a fraction", "1621305118553.9", "2021-05-18T02:31:58.553Z"],
    ["the largest milliseconds", 99999999999999, "5138-11-16T09:46:39.999Z"],
    ["the smallest microseconds", "100000000000000", "1973-03-03T09:46:40.000Z"],
    ["microseconds", 1700250882598999, "2023-11-17T19:54:42.598Z"],
    ["microseconds as text", "1700250882598435", "2023-11-17T19:54:42.598Z"],
    ["nanoseconds as text", "1700250882598999999", "2023-11-17T19:54:42.598Z"],
    ["leading zeros", "01702857600", "2023-12-18T00:00:00.000Z"],
  ])("reads epoch %s", (_name, value, at) => {
    expect(readTime(value)).toEqual({ at });
  });

  it.each<[unknown, string]>([
    [undefined, "the record has no time"],
    [null, "the record has no time"],
    ["", "the record has no time"],
    [true, "the time is neither text nor a number"],
    [{ seconds: 1 }, "the time is neither text nor a number"],
    ["<timestamp>", "not a time that can be read"],
    ["Thu, 1 Nov 2018 22:00:00 GMT", "not a time that can be read"],
    ["2023-07-10", "not a time that can be read"],
    ["11:42:36", "not a time that can be read"],
    ["2023-07-10T11:42:36 Europe/Berlin", "not a time that can be read"],
    ["2023-02-29T00:00:00Z", "no such date"],
    ["2023-13-01T00:00:00Z", "no such date"],
    ["2023-00-10T00:00:00Z", "no such date"],
    ["2023-07-10T24:00:00Z", "no such time of day"],
    ["2023-07-10T11:60:00Z", "no such time of day"],
    ["2023-07-10T11:42:60Z", "no such time of day"],
    ["2016-12-30T23:59:60Z", "no such time of day"],
    ["2023-07-10T11:42:61Z", "no such time of day"],
    ["2023-07-10T11:42:36+24:00", "no such zone offset"],
    ["2023-07-10T11:42:36+09:60", "no such zone offset"],
    ["0001-01-01T00:00:00Z", "before 1970"],
    ["1969-12-31T23:59:59Z", "before 1970"],
    ["9999-12-31T23:59:59-01:00", "after the year 9999"],
    [0, "too small for an epoch time"],
    [99999999, "too small for an epoch time"],
    ["20231001", "too small for an epoch time"],
    ["100000000000000000000", "too large for an epoch time"],
    [-1702857600, "not a time that can be read"],
    [1.7e21, "not a time that can be read"],
  ])("refuses %j", (value, reason) => {
    const read = readTime(value);
    expect("problem" in read && read.problem.startsWith(reason)).toBe(true);
  });

  it.each<[string, string, string]>([
    ["Asia/Seoul", "2023-03-09 16:41:30.524", "2023-03-09T07:41:30.524Z"],
    ["+09:00", "2023-03-09 16:41:30.524", "2023-03-09T07:41:30.524Z"],
    ["-0330", "2023-03-09T16:41:30", "2023-03-09T20:11:30.000Z"],
    ["UTC", "2023-03-09 16:41:30", "2023-03-09T16:41:30.000Z"],
    ["Europe/Berlin", "2023-01-15 12:00:00", "2023-01-15T11:00:00.000Z"],
    ["Europe/Berlin", "2023-07-15 12:00:00", "2023-07-15T10:00:00.000Z"],
    // Clocks set forward at 02:00: 02:30 never occurs and is read with the offset before the change.
    ["Europe/Berlin", "2023-03-26 01:59:59", "2023-03-26T00:59:59.000Z"],
    ["Europe/Berlin", "2023-03-26 02:30:00", "2023-03-26T01:30:00.000Z"],
    ["Europe/Berlin", "2023-03-26 03:00:00", "2023-03-26T01:00:00.000Z"],
    // Clocks set back at 03:00: 02:30 occurs twice and is the earlier instant.
    ["Europe/Berlin", "2023-10-29 01:59:59.999", "2023-10-28T23:59:59.999Z"],
    ["Europe/Berlin", "2023-10-29 02:30:00", "2023-10-29T00:30:00.000Z"],
    ["Europe/Berlin", "2023-10-29 03:00:00", "2023-10-29T02:00:00.000Z"],
    ["America/New_York", "2023-11-05 01:30:00", "2023-11-05T05:30:00.000Z"],
    ["Australia/Lord_Howe", "2023-10-01 02:15:00", "2023-09-30T15:45:00.000Z"],
    ["Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30T22:00:00.000Z"],
    ["Asia/Seoul", "2023-03-09T16:41:30Z", "2023-03-09T16:41:30.000Z"],
    ["Asia/Seoul", "1678380090", "2023-03-09T16:41:30.000Z"],
  ])("takes %s for what has no zone: %s", (name, value, at) => {
    expect(readTime(value, zone(name))).toEqual({ at });
  });
});

describe("readTimeZone", () => {
  it.each(["Z", "UTC", "utc"])("knows %s", (name) => {
    expect(readTimeZone(name)).toBe(utc);
  });

  it.each(["", "Mars/Olympus", "+25:00", "+9", "KST+9", "../etc"])("refuses %j", (name) => {
    expect(readTimeZone(name)).toBeNull();
  });
});
