import { describe, expect, it } from "vitest";
import { loadZoneCities } from "@/lib/navigation/zone-city";
import { findZones, timeNameOf, zoneChoices } from "./time-zone-choices";

const now = Date.parse("2026-11-20T08:20:58Z");
const listed = Intl.supportedValuesOf("timeZone");
const english = zoneChoices(listed, "Asia/Kolkata", await loadZoneCities("en"), now);
const korean = zoneChoices(listed, "Asia/Seoul", await loadZoneCities("ko"), now);

describe("zoneChoices", () => {
  it("has the reader's own zone first, once, however the browser spells it", () => {
    expect(english.slice(0, 2).map(({ city }) => city)).toEqual(["Kolkata", "UTC"]);
    expect(english.filter(({ city }) => city === "Kolkata")).toHaveLength(1);
    expect(english[2]?.offset).toBe("UTC+14");
  });

  it.each([
    ["방콕", "방콕"],
    ["bangkok", "방콕"],
    ["Ho Chi", "호찌민"],
    ["saigon", "호찌민"],
    ["kyiv", "키이우"],
    ["utc-3:30", "세인트존스"],
    ["ＮＥＷ York", "뉴욕"],
  ])("finds %s on the Korean page", (typed, city) => {
    expect(findZones(korean, typed)[0]?.city).toBe(city);
  });
});

describe("timeNameOf", () => {
  it("names a zone's time in the reader's language", () => {
    expect(timeNameOf("Asia/Seoul", "ko", now)).toBe("한국 표준시");
    expect(timeNameOf("America/New_York", "en", now)).toBe("Eastern Time");
    expect(timeNameOf("UTC", "en", now)).toBeNull();
  });
});
