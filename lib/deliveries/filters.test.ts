import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channels } from "@/lib/subscriptions/model";
import { emptyDeliveryFilters, parseDeliveryQuery, serializeDeliveryFilters } from "./filters";
import { deliveryStatuses } from "./model";

const faultsOf = (query: string) => {
  try {
    parseDeliveryQuery(new URLSearchParams(query));
  } catch (error) {
    return (error as { fields: { path: string }[] }).fields.map(({ path }) => path);
  }
  return [];
};

describe("the filters of deliveries", () => {
  it("come back from an address as they went into it", () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const filters = fc.record({
      status: maybe(fc.constantFrom(...deliveryStatuses)),
      channel: maybe(fc.constantFrom(...channels)),
      subscription: maybe(fc.uuid()),
      message: maybe(fc.uuid()),
      event: maybe(fc.string({ minLength: 1, maxLength: 50 }).filter((code) => !code.includes("\0"))),
      recipient: maybe(fc.uuid()),
    });
    fc.assert(
      fc.property(filters, (given) => {
        expect(parseDeliveryQuery(serializeDeliveryFilters(given)).filters).toEqual(given);
      }),
    );
  });

  it("are none by default", () => {
    expect(parseDeliveryQuery({})).toEqual({ filters: emptyDeliveryFilters, limit: 50, cursor: null });
  });

  it("name every fault", () => {
    const faulty = "status=lost&channel=fax&subscription=x&message=y&recipient=z&event=&limit=0&order=asc";
    expect(faultsOf(faulty).sort()).toEqual([
      "channel",
      "event",
      "limit",
      "message",
      "order",
      "recipient",
      "status",
      "subscription",
    ]);
    expect(faultsOf("status=sent&status=failed&cursor=a&cursor=b").sort()).toEqual(["cursor", "status"]);
  });
});
