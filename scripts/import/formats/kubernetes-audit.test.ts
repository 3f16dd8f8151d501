import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";

const fixture = "k8s-audit.panther-analysis-tests";
const event = {
  kind: "Event",
  apiVersion: "audit.k8s.io/v1",
  auditID: "a-1",
  stage: "ResponseComplete",
  verb: "delete",
  requestReceivedTimestamp: "2026-01-02T03:04:05.678901Z",
  user: { username: "kim@example.com" },
  objectRef: { resource: "secrets", namespace: "prod", name: "token", apiVersion: "v1" },
  responseStatus: { code: 200 },
};
const map = (record: Record<string, unknown>) => mapRecord("kubernetes-audit", { ...event, ...record });

describe("kubernetes-audit", () => {
  it("maps a stage of a request", () => {
    expect(mapFixture("kubernetes-audit", fixture, 0)).toEqual({
      id: "35506555-dffc-4337-b2b1-c4af52b88e18/ResponseStarted",
      occurredAt: "2022-11-29T00:09:04.380Z",
      provider: "kubernetes",
      service: "core",
      event: "pods/log.get",
      resource: { type: "pods/log", id: "default/kube-bench-drn4j", name: "kube-bench-drn4j" },
      actor: {
        type: "user",
        id: "aws-iam-authenticator:123412341234:AROARLIVEKVNIRVGDLJWJ",
        name: "kubernetes-admin",
      },
      sourceIp: "5.5.5.5",
      userAgent: "kubectl/v1.25.4 (darwin/arm64) kubernetes/872a965",
      requestId: "35506555-dffc-4337-b2b1-c4af52b88e18",
      correlationId: "35506555-dffc-4337-b2b1-c4af52b88e18",
      outcome: "success",
    });
  });

  it("cuts nanoseconds and takes the API group for the service", () => {
    expect(map({ objectRef: { resource: "deployments", apiGroup: "apps", name: "web" } })).toMatchObject({
      occurredAt: "2026-01-02T03:04:05.678Z",
      service: "apps",
      event: "deployments.delete",
      resource: { type: "deployments", id: "web", name: "web" },
      actor: { type: "user", email: "kim@example.com" },
    });
  });

  it.each([
    ["system:serviceaccount:kube-system:coredns", "service_account"],
    ["system:node:n1", "system"],
    ["system:anonymous", "unknown"],
    ["kubernetes-admin", "user"],
  ])("tells what %s is", (username, type) => {
    expect(map({ user: { username } }).actor?.type).toBe(type);
  });

  it.each<[Record<string, unknown>, string, string | undefined]>([
    [{ responseStatus: { code: 403, message: "Forbidden" } }, "failure", "Forbidden"],
    [{ responseStatus: { code: 429, reason: "TooManyRequests" } }, "failure", "TooManyRequests"],
    [{ stage: "Panic", responseStatus: undefined }, "failure", undefined],
    [{ stage: "RequestReceived", responseStatus: undefined }, "unknown", undefined],
  ])("reads the outcome of %j", (record, outcome, reason) => {
    expect(map(record)).toMatchObject({ outcome });
    expect(map(record).reason).toBe(reason);
  });

  it("maps requests of no resource without their query", () => {
    expect(map({ objectRef: undefined, verb: "get", requestURI: "/healthz?verbose=1" })).toMatchObject({
      service: "nonresource",
      event: "url.get",
      resource: { type: "url", id: "/healthz", name: "/healthz" },
    });
  });

  it("says who was impersonated", () => {
    expect(map({ impersonatedUser: { username: "root" } }).message).toBe("impersonating root");
  });

  it("has no id without a stage, and takes the stage's time where there is no other", () => {
    const record = {
      stage: undefined,
      requestReceivedTimestamp: undefined,
      stageTimestamp: "2026-01-02T03:04:06Z",
    };
    expect(map(record)).toMatchObject({ id: null, occurredAt: "2026-01-02T03:04:06.000Z" });
  });

  it("refuses events of other kinds, and what has no verb", () => {
    expect(refusal("kubernetes-audit", { kind: "Pod" })).toBe("kind: not an audit event");
    expect(refusal("kubernetes-audit", { ...event, verb: undefined })).toBe(
      "verb: the record does not say what happened",
    );
  });
});
