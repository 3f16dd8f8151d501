import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";

const event = {
  specversion: "1.0",
  type: "com.example.order.cancelled",
  source: "/shop/orders",
  id: "42",
  time: "2026-01-02T03:04:05.678901Z",
};

describe("cloudevents", () => {
  it("maps the context attributes", () => {
    expect(mapFixture("cloudevents", "cloudevents.conformance", 15)).toMatchObject({
      id: "/mycontext/subcontext#1234-1234-1234",
      occurredAt: "2018-04-05T03:56:24.000Z",
      service: "/mycontext/subcontext",
      event: "com.example.someevent",
    });
  });

  it("maps extensions as the API does", () => {
    const record = {
      ...event,
      subject: "order-7",
      service: "Orders",
      project: "web-shop",
      actortype: "user",
      actorid: "u-1",
      outcome: "failure",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };
    expect(mapRecord("cloudevents", record)).toMatchObject({
      id: "/shop/orders#42",
      scope: "project",
      project: "web-shop",
      service: "Orders",
      event: "com.example.order.cancelled",
      resource: { id: "order-7" },
      actor: { type: "user", id: "u-1" },
      outcome: "failure",
      traceId: "0af7651916cd43dd8448eb211c80319c",
    });
  });

  it("leaves the place to the command line where the event names none", () => {
    expect(mapRecord("cloudevents", event)).not.toHaveProperty("scope");
  });

  it("refuses what is no CloudEvent, and one without a time", () => {
    expect(refusal("cloudevents", { id: "1" })).toBe("specversion: not a CloudEvent");
    expect(refusal("cloudevents", { ...event, time: undefined })).toBe("time: the record has no time");
  });
});
