import { describe, expect, it } from "vitest";
import { cityOfZone, loadZoneCities, presentZone } from "./zone-city";

const english = await loadZoneCities("en");
const korean = await loadZoneCities("ko");
const listed = ["UTC", ...Intl.supportedValuesOf("timeZone")];

describe("cityOfZone", () => {
  it.each([
    ["Asia/Calcutta", "Kolkata", "콜카타"],
    ["Asia/Kolkata", "Kolkata", "콜카타"],
    ["Asia/Saigon", "Ho Chi Minh City", "호찌민"],
    ["Europe/Kiev", "Kyiv", "키이우"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires", "부에노스아이레스"],
    ["America/Sao_Paulo", "São Paulo", "상파울루"],
    ["America/Indiana/Knox", "Knox, Indiana", "인디애나주, 녹스"],
    ["Asia/Seoul", "Seoul", "서울"],
    ["UTC", "UTC", "UTC"],
    ["Etc/UTC", "UTC", "UTC"],
  ])("names %s", (zone, en, ko) => {
    expect([cityOfZone(zone, english), cityOfZone(zone, korean)]).toEqual([en, ko]);
  });

  it("has a Korean name for every zone that a browser may list", () => {
    const latin = listed.filter((zone) => zone !== "UTC" && !/^[가-힣 ,]+$/.test(cityOfZone(zone, korean)));
    expect(latin).toEqual([]);
  });

  it("keeps names under zones that exist, by their present name", () => {
    const names = [...Object.keys(korean), ...Object.keys(english)];
    expect(names.filter((zone) => presentZone(zone) !== zone)).toEqual([]);
    expect(() => {
      for (const timeZone of names) new Intl.DateTimeFormat("en", { timeZone });
    }).not.toThrow();
  });
});
