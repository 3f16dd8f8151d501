import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  draftTestBody,
  eventTemplateBody,
  previewBody,
  subscriptionBody,
  subscriptionPatch,
} from "./contract";

const whole = {
  name: "Cache failures",
  provider: "nhncloud",
  service: "EasyCache",
  resourceType: "CACHE",
  userGroups: [randomUUID()],
};

function pathsOf(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
}

describe("the body of a subscription", () => {
  it("needs a name, a type and a group; the rest has what the popup begins with", () => {
    expect(subscriptionBody.parse(whole)).toEqual({
      ...whole,
      enabled: true,
      template: null,
      events: [],
      sources: [],
      notify: { email: true, sms: false },
    });
    expect(pathsOf(subscriptionBody, {})).toEqual([
      "name",
      "provider",
      "service",
      "resourceType",
      "userGroups",
    ]);
  });

  it("counts the characters of a name, not their bytes, without the white space around it", () => {
    expect(subscriptionBody.parse({ ...whole, name: `  ${"🍀".repeat(100)} ` }).name).toBe("🍀".repeat(100));
    for (const name of ["", "   ", "가".repeat(101), "two\nlines", "\ud800"]) {
      expect(pathsOf(subscriptionBody, { ...whole, name })).toEqual(["name"]);
      expect(pathsOf(subscriptionPatch, { name })).toEqual(["name"]);
      expect(pathsOf(eventTemplateBody, { ...whole, userGroups: undefined, name, events: ["A"] })).toContain(
        "name",
      );
    }
  });

  it.each([
    ["no group", { userGroups: [] }, "userGroups"],
    ["51 groups", { userGroups: Array.from({ length: 51 }, () => randomUUID()) }, "userGroups"],
    ["a group that is no id", { userGroups: ["everybody"] }, "userGroups.0"],
    ["no channel", { notify: { email: false, sms: false } }, "notify"],
    ["1,001 codes", { events: Array.from({ length: 1_001 }, () => "A") }, "events"],
    ["an empty code", { events: [""] }, "events.0"],
    ["201 sources", { sources: Array.from({ length: 201 }, () => ({ resourceId: "a" })) }, "sources"],
    ["a source of both kinds", { sources: [{ resourceId: "a", resourceName: "b" }] }, "sources.0"],
    ["a source too long", { sources: [{ resourceName: "가".repeat(171) }] }, "sources.0.resourceName"],
    ["an unknown field", { notify: { email: true, sms: false, pager: true } }, "notify"],
  ])("refuses %s", (_, change, path) => {
    expect(pathsOf(subscriptionBody, { ...whole, ...change })).toEqual([path]);
  });

  it("of a change may leave out anything, and of a preview name, groups and channels", () => {
    expect(subscriptionPatch.parse({})).toEqual({});
    expect(subscriptionPatch.parse({ notify: { sms: true } })).toEqual({ notify: { sms: true } });
    expect(pathsOf(subscriptionPatch, { userGroups: [] })).toEqual(["userGroups"]);
    const draft = { ...whole, name: "", userGroups: [], notify: { email: false, sms: false } };
    expect(pathsOf(previewBody, draft)).toEqual([]);
  });

  it("of a test may leave out the name and groups, and must name a channel", () => {
    const { provider, service, resourceType } = whole;
    const type = { provider, service, resourceType };
    expect(draftTestBody.parse({ ...type, name: "  " })).toMatchObject({
      ...type,
      name: "",
      notify: { email: true, sms: false },
    });
    expect(draftTestBody.parse(type).name).toBe("");
    expect(pathsOf(draftTestBody, { ...type, notify: { email: false, sms: false } })).toEqual(["notify"]);
    for (const name of ["가".repeat(101), "two\nlines"]) {
      expect(pathsOf(draftTestBody, { ...type, name })).toEqual(["name"]);
    }
  });
});
