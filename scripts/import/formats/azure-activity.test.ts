import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";

const exported = {
  time: "2026-01-02T03:04:05.1234567Z",
  resourceId: "/SUBSCRIPTIONS/S-1/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.SQL/SERVERS/Main/DATABASES/Orders",
  operationName: "MICROSOFT.SQL/SERVERS/DATABASES/DELETE",
  category: "Administrative",
  resultType: "Success",
};

describe("azure-activity", () => {
  it("maps what the SDK lists", () => {
    expect(mapFixture("azure-activity", "azure-activity.plaso", 1)).toEqual({
      id: "648230f9-fba4-4def-8a83-118b158b748a",
      occurredAt: "2022-02-09T03:04:26.492Z",
      provider: "azure",
      service: "microsoft.compute",
      event: "microsoft.compute/virtualmachines/delete",
      resource: {
        type: "microsoft.compute/virtualmachines",
        id: "/subscriptions/12345678-9abc-defg-hijk-lmnopqrstuvw/resourcegroups/test-resource-group/providers/microsoft.compute/virtualmachines/test-vm",
        name: "test-vm",
      },
      actor: {
        type: "user",
        id: "12345678-9abc-defg-hijk-lmnopqrstuvw",
        name: "fakename",
        email: "fakeemail@fakedomain.com",
      },
      sourceIp: "1.2.3.4",
      requestId: "c1759b29-92ca-4845-bcf4-a5481f306047",
      correlationId: "c0c54eb6-3a17-42e2-b6f6-37484ac276c4",
      outcome: "unknown",
      changes: [],
    });
    expect(mapFixture("azure-activity", "azure-activity.plaso", 0).actor).toMatchObject({
      type: "service_account",
    });
  });

  it("maps what diagnostic settings export", () => {
    const event = mapFixture("azure-activity", "azure-activity.panther-analysis-tests", 0);
    expect(event).toMatchObject({
      id: null,
      occurredAt: "2025-12-22T08:46:29.678Z",
      service: "microsoft.advisor",
      event: "microsoft.advisor/recommendations/available/action",
      resource: { type: "microsoft.storage/storageaccounts", name: "EXAMPLESTORAGE" },
      actor: { type: "system", name: "Microsoft.Advisor" },
      sourceIp: "0.0.0.0",
      correlationId: "00000000-0000-0000-0000-111111111111",
      outcome: "unknown",
    });
    expect(mapFixture("azure-activity", "azure-activity.panther-analysis-tests", 72).outcome).toBe("failure");
  });

  it("spells in one way what Azure spells in three", () => {
    const mixed = { ...exported, operationName: "Microsoft.Sql/servers/databases/delete" };
    const [upper, other] = [mapRecord("azure-activity", exported), mapRecord("azure-activity", mixed)];
    expect([upper.service, upper.event]).toEqual([other.service, other.event]);
    expect(upper).toMatchObject({
      service: "microsoft.sql",
      event: "microsoft.sql/servers/databases/delete",
      resource: { type: "microsoft.sql/servers/databases", name: "Orders" },
      occurredAt: "2026-01-02T03:04:05.123Z",
    });
  });

  it("maps Entra's audit log with what was modified", () => {
    expect(mapFixture("azure-activity", "azure-entra-audit.panther-analysis-tests", 0)).toMatchObject({
      service: "microsoft.aadiam",
      event: "Authentication Methods Policy Update",
      resource: { type: "policy", id: "policy-auth-methods-123", name: "Authentication Methods Policy" },
      actor: {
        type: "user",
        id: "admin-compromised-001",
        name: "Compromised Global Admin",
        email: "denethor@lotr.com",
      },
      outcome: "success",
      changes: [
        { path: "OpenIdConnectConfiguration", before: expect.any(String), after: expect.any(String) },
      ],
      sourceIp: "1.2.3.4",
    });
    const event = mapFixture("azure-activity", "azure-entra-audit.panther-analysis-tests", 25);
    expect(event.id).toBe("PIM_123415");
    expect(event.changes?.[0]).toEqual({ path: "RoleDefinitionOriginId", before: "", after: "12345" });
  });

  it("maps storage logs: the address without its port, the status code for a result", () => {
    const record = {
      time: "2025-01-28T15:30:00.0000000Z",
      category: "StorageRead",
      operationName: "GetBlob",
      callerIpAddress: "8.8.8.8:45123",
      statusCode: 403,
      statusText: "AuthenticationFailed",
      properties: { accountName: "criticaldata001", userAgentHeader: "curl/7.88.0" },
    };
    expect(mapRecord("azure-activity", record)).toMatchObject({
      service: "microsoft.storage",
      event: "GetBlob",
      resource: { name: "criticaldata001" },
      sourceIp: "8.8.8.8",
      userAgent: "curl/7.88.0",
      outcome: "failure",
      reason: "AuthenticationFailed",
    });
    expect(mapRecord("azure-activity", { ...record, callerIpAddress: "[2001:db8::1]:443" }).sourceIp).toBe(
      "2001:db8::1",
    );
    expect(mapRecord("azure-activity", { ...record, callerIpAddress: "2001:db8::1" }).sourceIp).toBe(
      "2001:db8::1",
    );
  });

  it("gives the reason of a failure from the message that is JSON in a text", () => {
    const properties = { statusMessage: '{"error":{"code":"Conflict","message":"The lock is held."}}' };
    const event = mapRecord("azure-activity", { ...exported, resultType: "Failure", properties });
    expect(event).toMatchObject({ outcome: "failure", reason: "The lock is held." });
  });

  it("refuses what has no operation or no time", () => {
    expect(refusal("azure-activity", { ...exported, operationName: null })).toBe(
      "operationName: the record does not say what happened",
    );
    expect(refusal("azure-activity", { ...exported, time: undefined })).toBe("time: the record has no time");
  });
});
