import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";
import { fixtureRecords } from "../testing/read-fixture";

describe("cadf", () => {
  it("maps bare records, as Hermes lists them", () => {
    expect(mapFixture("cadf", "cadf.hermes-list", 0)).toEqual({
      id: "7be6c4ff-b761-5f1f-b234-f5d41616c2cd",
      occurredAt: "2017-11-17T08:53:32.667Z",
      provider: "openstack",
      service: "identity",
      event: "create/role_assignment",
      resource: {
        type: "service/security/account/user",
        id: "f1a7118aee7698ab43deb080df40e01845127240e11bae64293837145a4a7dac",
      },
      actor: { type: "user", id: "5d847cb1e75047a29aa9dee2cabcce9b", name: "i000011" },
      outcome: "success",
    });
  });

  it("maps the record in a notification, whose time it carries itself", () => {
    expect(mapFixture("cadf", "cadf.keystone-docs", 5)).toMatchObject({
      id: "7f160bb3-762c-5dee-93a3-e4c46324a6d8",
      occurredAt: "2025-03-27T17:09:37.318Z",
      service: "identity",
      event: "authenticate",
      actor: { type: "user", id: "d7bec06f41254509987354d0c0581cdc", name: "admin" },
      requestId: "req-214d0f85-74a4-441b-85b5-c1159341d577",
      sourceIp: "127.0.0.1",
      outcome: "failure",
    });
  });

  it("maps what the audit middleware writes: pending is no outcome, tags correlate", () => {
    expect(mapFixture("cadf", "cadf.ironic-docs", 0)).toEqual({
      id: "061b7aa7-5879-5225-a331-c002cf23cb6c",
      occurredAt: "2016-06-15T06:04:30.903Z",
      provider: "openstack",
      service: "ironic",
      event: "read",
      resource: { type: "unknown", id: "ironic", name: "ironic" },
      actor: { type: "user", id: "8c1a948bad3948929aa5d5b50627a174", name: "admin" },
      sourceIp: "10.1.200.129",
      userAgent: "python-ironicclient",
      correlationId: "685f1abb-620e-5d5d-b74a-b4135fb32373",
      message: "/v1/nodes/?associated=True",
      outcome: "unknown",
    });
  });

  it("maps a plain notification of Keystone", () => {
    expect(mapFixture("cadf", "cadf.keystone-docs", 6)).toEqual({
      id: "0156ee79-b35f-4cef-ac37-d4a85f231c69",
      occurredAt: "2013-08-29T19:03:45.960Z",
      provider: "openstack",
      service: "identity",
      event: "identity.user.created",
      resource: { type: "user", id: "671da331c47d4e29bb6ea1d270154ec3" },
      outcome: "unknown",
    });
  });

  it("maps Nova's versioned notifications once they have a time, in an oslo envelope too", () => {
    const lock = fixtureRecords("openstack-nova-notifications").find(
      (record) => record.event_type === "instance.lock",
    );
    const notification = { ...lock, timestamp: "2026-01-02 03:04:05.678901", message_id: "m-1" };
    const expected = {
      id: "m-1",
      occurredAt: "2026-01-02T03:04:05.678Z",
      event: "instance.lock",
      resource: { type: "instance", id: "178b0921-8f85-4257-88b6-2e743b5a975c", name: "some-server" },
      actor: { type: "user", id: "fake" },
      requestId: "req-5b6c791d-5709-4f36-8fbe-c3e02869e35d",
    };
    expect(mapRecord("cadf", notification)).toMatchObject(expected);
    const envelope = { "oslo.version": "2.0", "oslo.message": JSON.stringify(notification) };
    expect(mapRecord("cadf", envelope)).toMatchObject(expected);
  });

  it("refuses what is neither", () => {
    expect(refusal("cadf", { id: "1" })).toBe("typeURI: neither a CADF event nor a notification with one");
  });
});
