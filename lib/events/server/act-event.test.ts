import { describe, expect, it } from "vitest";
import { catalogStatusOf } from "@/lib/catalog/catalog";
import { actCodes, actEvent } from "./act-event";

const source = { requestId: "r", sourceIp: "192.0.2.7", userAgent: "curl/8" };
const actor = { type: "user", id: "u", email: "kim@acme.test", name: "Kim" } as const;

describe("actEvent", () => {
  it.each(Object.entries(actCodes))("%s is a current code of the catalog", (event, code) => {
    const scope = event === "Choose Project" ? "project" : "organization";
    expect(catalogStatusOf({ ...code, scope, event })).toBe("current");
  });

  it("keeps as its log what a sender would have sent", () => {
    const at = new Date("2026-11-20T04:05:06.789Z");
    const project = { id: "p", slug: "web-shop", name: "Web shop" };
    const act = { event: "Choose Project", actor, resource: project, project, outcome: "success" } as const;
    const event = actEvent("o", act, source, at);
    expect(event).toMatchObject({
      organizationId: "o",
      scopeId: "p",
      sourceIp: "192.0.2.7",
      userAgent: "curl/8",
    });
    expect(JSON.parse(event.log)).toEqual({
      id: event.id,
      occurredAt: "2026-11-20T04:05:06.789Z",
      scope: "project",
      project: "web-shop",
      provider: "kakaocloud",
      service: "IAM",
      event: "Choose Project",
      resource: { type: "Auth", id: "p", name: "Web shop" },
      actor: { type: "user", id: "u", name: "Kim", email: "kim@acme.test" },
      channel: "console",
      sourceIp: "192.0.2.7",
      userAgent: "curl/8",
      requestId: "r",
      outcome: "success",
    });
  });

  it("keeps what changed, in its column and in its log", () => {
    const changes = [{ path: "enabled", before: true, after: false }];
    const resource = { id: "s", name: "Cache failures" };
    const act = { event: "Subscription Update", actor, resource, outcome: "success", changes } as const;
    const event = actEvent("o", act, source, new Date());
    expect(JSON.parse(event.changes ?? "")).toEqual(changes);
    expect(JSON.parse(event.log).changes).toEqual(changes);
  });

  it("is the organization's own without a project", () => {
    const act = {
      event: "Console Login",
      actor,
      resource: { id: "u", name: "Kim" },
      outcome: "success",
    } as const;
    expect(actEvent("o", act, source, new Date()).scopeId).toBe("o");
  });
});
