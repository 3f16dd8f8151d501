import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";

const entry = {
  insertId: "i-1",
  logName: "projects/p/logs/cloudaudit.googleapis.com%2Factivity",
  timestamp: "2026-01-02T03:04:05.123456789Z",
  resource: { type: "gce_instance", labels: {} },
  protoPayload: {
    serviceName: "compute.googleapis.com",
    methodName: "v1.compute.instances.stop",
    resourceName: "projects/p/zones/z/instances/web-1",
  },
};
const withPayload = (payload: Record<string, unknown>) => ({
  ...entry,
  protoPayload: { ...entry.protoPayload, ...payload },
});

describe("gcp-audit", () => {
  it("maps a denied call", () => {
    expect(mapFixture("gcp-audit", "gcp-audit.plaso", 10)).toEqual({
      id: "projects/ketchup/logs/cloudaudit.googleapis.com%2Factivity#1awjxggeaxqgz",
      occurredAt: "2024-12-03T17:58:44.882Z",
      provider: "gcp",
      service: "iam",
      event: "google.iam.admin.v1.CreateServiceAccount",
      resource: { type: "service_account", id: "projects/ketchup", name: "ketchup" },
      actor: {
        type: "service_account",
        id: "serviceAccount:dvwa-service-account@ketchup.iam.gserviceaccount.com",
        name: "dvwa-service-account@ketchup.iam.gserviceaccount.com",
        email: "dvwa-service-account@ketchup.iam.gserviceaccount.com",
      },
      sourceIp: "34.72.217.225",
      userAgent: "(gzip),gzip(gfe)",
      outcome: "failure",
      reason: 'Permission "iam.serviceAccounts.create" denied on resource (or it may not exist).',
      changes: [],
    });
  });

  it("joins the two entries of a long operation; the first does not know how it ends", () => {
    const first = mapFixture("gcp-audit", "gcp-audit.plaso", 3);
    expect(first).toMatchObject({
      event: "v1.compute.firewalls.insert",
      correlationId: "operation-1634612146037-5ceabcc4f6447-d7a59be5-3fd18aa8",
      outcome: "unknown",
    });
    expect(mapFixture("gcp-audit", "gcp-audit.plaso", 2)).toMatchObject({
      event: "v1.compute.firewalls.insert",
      correlationId: first.correlationId,
      outcome: "success",
    });
  });

  it("tells who was given a role", () => {
    expect(mapFixture("gcp-audit", "gcp-audit.panther-analysis-tests", 29)).toMatchObject({
      service: "cloudresourcemanager",
      event: "SetIamPolicy",
      resource: { type: "project", id: "projects/western-verve-123456", name: "western-verve-123456" },
      changes: [
        {
          path: 'bindings["roles/logging.serviceAgent"]',
          after: "serviceAccount:service-951849100836@gcp-sa-logging.iam.gserviceaccount.com",
        },
      ],
    });
    const bindingDeltas = [{ action: "REMOVE", role: "roles/owner", member: "user:a@example.com" }];
    const removed = mapRecord("gcp-audit", withPayload({ serviceData: { policyDelta: { bindingDeltas } } }));
    expect(removed.changes).toEqual([{ path: 'bindings["roles/owner"]', before: "user:a@example.com" }]);
  });

  it("reads names that an export folded to lower case", () => {
    expect(mapFixture("gcp-audit", "gcp-audit.panther-analysis-tests", 0)).toMatchObject({
      id: "projects/gcp-project1/logs/cloudaudit.googleapis.com%2Factivity#ezyd47c12y",
      occurredAt: "2023-03-09T16:41:30.524Z",
      service: "logging",
      event: "google.logging.v2.ConfigServiceV2.UpdateSink",
      actor: { type: "user", id: "john@justice.org", email: "john@justice.org" },
      sourceIp: "1.2.3.4",
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a user", { principalEmail: "a@example.com" }, "user"],
    ["a service account", { principalEmail: "a@p.iam.gserviceaccount.com" }, "service_account"],
    [
      "a service account by its subject",
      { principalEmail: "a@p.com", principalSubject: "serviceAccount:a@p.com" },
      "service_account",
    ],
    ["a pod of a cluster", { principalEmail: "system:serviceaccount:default:app" }, "service_account"],
    ["a part of a cluster", { principalEmail: "system:kube-scheduler" }, "system"],
    ["nobody", {}, "unknown"],
  ])("tells that %s called", (_name, authenticationInfo, type) => {
    expect(mapRecord("gcp-audit", withPayload({ authenticationInfo })).actor?.type).toBe(type);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an empty status", { status: {} }, "success"],
    ["no status", {}, "success"],
    [
      "a permission that was not granted",
      { authorizationInfo: [{ permission: "x", granted: false }] },
      "failure",
    ],
  ])("reads the outcome from %s", (_name, payload, outcome) => {
    expect(mapRecord("gcp-audit", withPayload(payload)).outcome).toBe(outcome);
  });

  it("takes the time of receipt where an entry has no other, and the trace", () => {
    const { timestamp: _, ...untimed } = entry;
    const record = { ...untimed, receiveTimestamp: "2026-01-02T03:04:06Z", trace: "projects/p/traces/0af7" };
    expect(mapRecord("gcp-audit", record)).toMatchObject({
      occurredAt: "2026-01-02T03:04:06.000Z",
      traceId: "0af7",
    });
  });

  it("has no id without the name of the log, in which alone it is unique", () => {
    expect(mapRecord("gcp-audit", { ...entry, logName: undefined }).id).toBeNull();
  });

  it("refuses log entries that are no audit log", () => {
    const { protoPayload: _, ...plain } = entry;
    expect(refusal("gcp-audit", { ...plain, textPayload: "x" })).toBe(
      "protoPayload: a log entry without an audit log in it",
    );
  });
});
