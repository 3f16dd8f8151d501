import { describe, expect, it } from "vitest";
import { changesOf } from "./popup-changes";
import { emptyForm, type SubscriptionForm } from "./popup-form";

const opened: SubscriptionForm = {
  ...emptyForm,
  ...{ name: "Caches", provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" },
  ...{ template: "easycache.failures", events: ["BACKUP_FAILED"], sources: [{ resourceId: "c-1" }] },
  userGroups: ["g"],
};

describe("what saving sends", () => {
  it("is what was changed, and nothing of what a colleague may have changed meanwhile", () => {
    expect(changesOf(opened, opened)).toEqual({});
    expect(changesOf(opened, { ...opened, name: "Night" })).toEqual({ name: "Night" });
    const notify = { email: true, sms: true };
    expect(changesOf(opened, { ...opened, enabled: false, notify })).toEqual({ enabled: false, notify });
    expect(changesOf(opened, { ...opened, sources: [] })).toEqual({ sources: [] });
  });

  it("names the template with its codes, also where one of them alone is new", () => {
    const [template, events] = [opened.template, ["BACKUP_FAILED", "BACKUP_START"]];
    expect(changesOf(opened, { ...opened, events })).toEqual({ template, events });
    expect(changesOf(opened, { ...opened, template: null })).toEqual({
      template: null,
      events: ["BACKUP_FAILED"],
    });
  });

  it("names everything that belongs to a type with another type", () => {
    const { provider, service, events, sources, template } = opened;
    expect(changesOf(opened, { ...opened, resourceType: "NODE" })).toEqual({
      ...{ provider, service, resourceType: "NODE", events, sources, template },
    });
  });
});
