import { describe, expect, it } from "vitest";
import { apiReferencePath, catalogPath, eventPath, eventsPath } from "@/lib/navigation/paths";
import { pageKind } from "./page-kind";

const organization = "acme";
const own = { kind: "organization", organization } as const;
const project = { kind: "project", organization, project: "catalog" } as const;
const occurredAt = "2026-11-20T04:05:06.789Z";

describe("pageKind", () => {
  it.each([
    ["list", eventsPath(own)],
    ["list", eventsPath({ kind: "all", organization })],
    ["list", `${eventsPath(project)}?service=IAM`],
    ["event", eventPath(own, { id: "e-1", occurredAt })],
    ["event", eventPath(project, { id: "a/b?c", occurredAt })],
    ["catalog", catalogPath(organization)],
    ["reference", apiReferencePath(organization)],
    ["other", "/organizations/acme/subscriptions"],
  ])("is %s for %s", (kind, href) => {
    expect(pageKind(href)).toBe(kind);
  });
});
