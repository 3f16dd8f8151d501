import { describe, expect, it } from "vitest";
import { placeOfZone } from "./time-zone-names";

describe("placeOfZone", () => {
  it.each([
    ["Asia/Calcutta", "Kolkata"],
    ["Asia/Saigon", "Ho_Chi_Minh"],
    ["Europe/Kiev", "Kyiv"],
    ["America/Argentina/Buenos_Aires", "Buenos_Aires"],
    ["UTC", "UTC"],
  ])("names %s after %s", (zone, place) => {
    expect(placeOfZone(zone)).toBe(place);
  });
});
