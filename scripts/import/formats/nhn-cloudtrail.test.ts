import { describe, expect, it } from "vitest";
import { mapRecord, refusal } from "../testing/map-fixture";

/** The members that the API guide names, with values of our own. */
const record = {
  eventTime: "2026-11-01T10:31:49.348+0000",
  userIdNo: "0b0e4a30-0000-4000-8000-000000000001",
  userIp: "192.0.2.7",
  userAgent: "Mozilla/5.0",
  userName: "김하늘",
  userId: "kim@example.com",
  eventSourceType: "USER_CONSOLE",
  productId: "product-1",
  region: "KR1",
  orgId: "org-1",
  projectId: "project-1",
  projectName: "web",
  eventId: "event_id.iaas.instance.create",
  eventLogUuid: "17278c08-0000-4000-8000-000000000002",
  request: '{\n\t"name" : "web-1"\n}',
  response: '{"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true}}',
  eventTarget: null,
};

describe("nhn-cloudtrail", () => {
  it("maps a record of events/search", () => {
    expect(mapRecord("nhn-cloudtrail", record)).toEqual({
      id: "17278c08-0000-4000-8000-000000000002",
      occurredAt: "2026-11-01T10:31:49.348Z",
      provider: "nhncloud",
      service: "Infrastructure",
      event: "event_id.iaas.instance.create",
      resource: { type: "instance" },
      actor: {
        type: "user",
        id: "0b0e4a30-0000-4000-8000-000000000001",
        name: "김하늘",
        email: "kim@example.com",
      },
      channel: "USER_CONSOLE",
      sourceIp: "192.0.2.7",
      userAgent: "Mozilla/5.0",
      outcome: "success",
    });
  });

  it("names the member that was acted on", () => {
    const eventTarget = {
      targetMembers: [{ idNo: "m-1", name: "이슬", userCode: "lee", emailAddress: "lee@example.com" }],
    };
    const event = mapRecord("nhn-cloudtrail", {
      ...record,
      eventId: "event_id.org.member.create",
      eventTarget,
    });
    expect(event.resource).toMatchObject({ id: "m-1", name: "이슬" });
  });

  it.each<[string, unknown, unknown]>([
    [
      "a refusal",
      '{"header":{"resultCode":40400,"resultMessage":"Not found","isSuccessful":false}}',
      { outcome: "failure", reason: "40400: Not found" },
    ],
    ["a code alone", '{"header":{"resultCode":-1}}', { outcome: "failure", reason: "-1" }],
    ["a response that was cut off", '{"header":{"resultCode":0', { outcome: "unknown" }],
    ["another body", '{"instance":{"id":"1"}}', { outcome: "unknown" }],
    ["no response", "", { outcome: "unknown" }],
  ])("reads the outcome of %s", (_name, response, expected) => {
    const { outcome, reason } = mapRecord("nhn-cloudtrail", { ...record, response });
    expect({ outcome, reason }).toEqual(expected);
  });

  it("keeps ids that the catalog does not have yet", () => {
    const event = mapRecord("nhn-cloudtrail", { ...record, eventId: "event_id.new_product.thing.create" });
    expect(event).toMatchObject({ service: "new_product", event: "event_id.new_product.thing.create" });
  });

  it("refuses what has no event id or no time", () => {
    expect(refusal("nhn-cloudtrail", { ...record, eventId: null })).toBe(
      "eventId: the record does not say what happened",
    );
    expect(refusal("nhn-cloudtrail", { ...record, eventTime: "soon" })).toBe(
      'eventTime: not a time that can be read: "soon"',
    );
  });
});
