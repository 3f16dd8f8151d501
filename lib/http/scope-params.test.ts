import { describe, expect, it } from "vitest";
import { z } from "zod";
import { scopeParams } from "./scope-params";

const project = { organization: "acme", project: "web" };

describe("the scope that a path names", () => {
  it("is the organization, its project, or all of its events", () => {
    expect(scopeParams.organization.parse({ organization: "acme" })).toEqual({
      scope: { kind: "organization", organization: "acme" },
    });
    expect(scopeParams.project.parse(project)).toEqual({ scope: { kind: "project", ...project } });
    expect(scopeParams.all.parse({ organization: "acme" })).toEqual({
      scope: { kind: "all", organization: "acme" },
    });
  });

  it("stands beside what else the path names, and holds none of it", () => {
    const one = z.intersection(scopeParams.project, z.object({ delivery: z.uuid() }));
    const delivery = "11111111-1111-4111-8111-111111111111";
    expect(one.parse({ ...project, delivery })).toEqual({ scope: { kind: "project", ...project }, delivery });
    expect(one.safeParse({ ...project, delivery: "1" }).success).toBe(false);
    expect(one.safeParse({ organization: "acme", delivery }).success).toBe(false);
  });
});
