import { describe, expect, it } from "vitest";
import { emptyDeliveryFilters } from "@/lib/deliveries/filters";
import { readDeliveryFilters, writeDeliveryFilters } from "./delivery-address";

const message = "00000000-0000-4000-8000-00000000000a";

describe("the address of a history", () => {
  it("reads the same filters on the server and in the browser", () => {
    const filters = { ...emptyDeliveryFilters, status: "failed", channel: "sms", message } as const;
    const parameters = new URLSearchParams({ status: "failed", channel: "sms", message, zone: "Asia/Seoul" });
    expect(readDeliveryFilters(parameters)).toEqual(filters);
    expect(readDeliveryFilters(Object.fromEntries(parameters))).toEqual(filters);
  });

  it("refuses what is no filter's value, and a value given twice", () => {
    expect(() => readDeliveryFilters({ status: "lost" })).toThrow("The query string has a fault.");
    expect(() => readDeliveryFilters({ channel: ["sms", "email"] })).toThrow();
    expect(() => readDeliveryFilters(new URLSearchParams("message=none"))).toThrow();
  });

  it("changes its own parameters and leaves the others", () => {
    const current = new URLSearchParams({ status: "failed", zone: "Asia/Seoul" });
    const sms = { ...emptyDeliveryFilters, channel: "sms" } as const;
    expect(writeDeliveryFilters(current, sms)).toBe("?zone=Asia%2FSeoul&channel=sms");
    expect(writeDeliveryFilters(new URLSearchParams("status=sent"), emptyDeliveryFilters)).toBe("");
  });
});
