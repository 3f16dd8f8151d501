import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";

const fixture = "github-audit.panther-analysis-tests";

describe("github-audit", () => {
  it("maps an entry of the API", () => {
    expect(mapFixture("github-audit", fixture, 33)).toEqual({
      id: "Z7JUOWzi2wKeWsZcOhbS9w",
      occurredAt: "2024-04-09T06:17:55.186Z",
      provider: "github",
      service: "GitHub",
      event: "repository_vulnerability_alert.dismiss",
      resource: { type: "repository_vulnerability_alert", id: "6532371245", name: "acme/repo" },
      actor: { type: "user", id: "1234567", name: "badger", email: "badger@acme.com" },
      userAgent:
        "Mozilla/5.0 (Macintosh Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36",
      outcome: "unknown",
      changes: [],
    });
  });

  it("reads milliseconds, with and without a fraction", () => {
    expect(mapFixture("github-audit", fixture, 0)).toMatchObject({
      id: null,
      occurredAt: "2021-05-18T02:31:58.553Z",
      event: "protected_branch.destroy",
      resource: { type: "protected_branch", name: "my-org/my-repo" },
    });
    expect(mapFixture("github-audit", fixture, 17).occurredAt).toBe("2021-05-18T02:31:58.553Z");
  });

  it("takes a run's conclusion for the outcome, and says nothing where the entry does not", () => {
    expect(mapFixture("github-audit", fixture, 1)).toMatchObject({
      id: "pWWWWWWWWWWWWWWWWWWWWW",
      event: "workflows.completed_workflow_run",
      resource: { type: "workflows", id: "5555555555", name: "sync-panther-analysis-from-upstream" },
      outcome: "failure",
    });
    expect(mapFixture("github-audit", fixture, 18).outcome).toBe("unknown");
    const failed = { action: "user.failed_login", "@timestamp": 1623971719091, actor: "a" };
    expect(mapRecord("github-audit", failed).outcome).toBe("failure");
  });

  it("knows bots, transports, teams and organizations", () => {
    expect(mapFixture("github-audit", fixture, 29)).toMatchObject({
      event: "git.push",
      actor: { type: "service_account", name: "secret-scanning[bot]" },
      channel: "ssh",
    });
    expect(mapFixture("github-audit", fixture, 28).actor).toEqual({ type: "unknown" });
    expect(mapFixture("github-audit", fixture, 12).resource).toEqual({ type: "team", name: "my-team" });
    expect(mapFixture("github-audit", fixture, 47).resource).toEqual({
      type: "org",
      id: "123456780",
      name: "YourCompany",
    });
  });

  it("finds what changed in x_was and old_x", () => {
    const record = {
      action: "repo.access",
      "@timestamp": 1623971719091,
      visibility: "public",
      visibility_was: "private",
      old_permission: "read",
      permission: "admin",
      description_was: null,
    };
    expect(mapRecord("github-audit", record).changes).toEqual([
      { path: "visibility", before: "private", after: "public" },
      { path: "permission", before: "read", after: "admin" },
      { path: "description" },
    ]);
  });

  it("refuses an entry without a time", () => {
    expect(refusal("github-audit", { action: "repo.create", org: "o" })).toBe(
      "@timestamp: the record has no time",
    );
  });
});
