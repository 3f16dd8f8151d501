import { describe, expect, it } from "vitest";
import { isTimeZone } from "@/lib/shared/format-zone";
import { chooseTimeZone, localeOfAcceptLanguage, parseTheme } from "./preferences";

describe("localeOfAcceptLanguage", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["ko", "ko"],
    ["ko-KR,ko;q=0.9,en;q=0.8", "ko"],
    ["en-GB,ko;q=0.9", "en"],
    ["en;q=0.4, ko;q=0.7", "ko"],
    ["fr-FR, ko;q=0.3", "ko"],
    ["ko;q=0, en", "en"],
    ["fr, de", "en"],
    ["ko;q=nonsense", "en"],
  ])("reads %j as %s", (header, locale) => {
    expect(localeOfAcceptLanguage(header)).toBe(locale);
  });
});

describe("cookies that a person may have edited", () => {
  it("takes a theme that exists", () => {
    expect(parseTheme("dark")).toBe("dark");
    expect(parseTheme("blue")).toBe("system");
    expect(parseTheme(undefined)).toBe("system");
  });

  it("knows the IANA zones and nothing else", () => {
    expect(isTimeZone("Asia/Seoul")).toBe(true);
    expect(isTimeZone("UTC")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
    expect(isTimeZone("x".repeat(80))).toBe(false);
  });
});

describe("chooseTimeZone", () => {
  it.each([
    ["Europe/Paris", "Asia/Tokyo", "Asia/Seoul", "Europe/Paris"],
    ["UTC", "Asia/Tokyo", "Asia/Seoul", "UTC"],
    [undefined, "Asia/Tokyo", "Asia/Seoul", "Asia/Tokyo"],
    [undefined, "UTC", "Asia/Seoul", "Asia/Seoul"],
    ["Mars/Olympus", undefined, "Asia/Seoul", "Asia/Seoul"],
    [undefined, "UTC", "Mars/Olympus", "UTC"],
    [undefined, undefined, undefined, "UTC"],
  ])("chosen %s, own %s, browser %s: %s", (chosen, own, browser, zone) => {
    expect(chooseTimeZone({ address: undefined, chosen, own, browser })).toBe(zone);
  });

  it("takes the zone that a link names before all of them", () => {
    const others = { chosen: "Europe/Paris", own: "Asia/Tokyo", browser: "Asia/Seoul" };
    expect(chooseTimeZone({ address: "America/New_York", ...others })).toBe("America/New_York");
    expect(chooseTimeZone({ address: "Mars/Olympus", ...others })).toBe("Europe/Paris");
  });
});
