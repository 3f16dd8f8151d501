import { describe, expect, it } from "vitest";
import type { EventTemplate, Subscription } from "@/lib/subscriptions/model";
import {
  changeCodes,
  chooseTemplate,
  duplicateForm,
  emptyForm,
  formOf,
  nameOfSource,
  previewKeyOf,
  switchType,
  toggleCodes,
} from "./popup-form";

const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };
const filled = {
  ...emptyForm,
  ...cache,
  name: "Failures",
  template: "easycache.failures",
  events: ["A", "B"],
};
const template: EventTemplate = {
  ...cache,
  id: "t",
  name: { en: "T", ko: "T" },
  isOwn: true,
  events: ["B", "GONE", "C"],
  credit: null,
};

describe("the popup's fields", () => {
  it("lose the template when a code is changed by hand", () => {
    expect(changeCodes(filled, ["A"])).toMatchObject({ template: null, events: ["A"] });
  });

  it("take a template's codes but the ones that are not on offer, and say which", () => {
    const { form, leftOut } = chooseTemplate(filled, template, new Set(["A", "B", "C"]));
    expect(form).toMatchObject({ template: "t", events: ["B", "C"], name: "Failures" });
    expect(leftOut).toEqual(["GONE"]);
  });

  it("keep the codes when the template is taken away", () => {
    expect(chooseTemplate(filled, null, new Set(["A", "B"])).form).toMatchObject({
      template: null,
      events: ["A", "B"],
    });
  });

  it("drop what belongs to the type with it, and nothing when it stays", () => {
    const node = { ...cache, resourceType: "NODE" };
    const withSource = { ...filled, sources: [{ resourceId: "i" }] };
    expect(switchType(withSource, node)).toMatchObject({
      ...node,
      name: "Failures",
      template: null,
      events: [],
      sources: [],
    });
    expect(switchType(withSource, cache)).toBe(withSource);
  });

  it("keep the catalog's order of codes, whatever the order of choosing", () => {
    expect(toggleCodes(["C"], ["A"], true, ["A", "B", "C"])).toEqual(["A", "C"]);
    expect(toggleCodes(["A", "C"], ["A", "B"], false, ["A", "B", "C"])).toEqual(["C"]);
  });

  it("ask for a new preview when something changes that counts", () => {
    expect(previewKeyOf({ ...filled, name: "Other", template: null })).toBe(previewKeyOf(filled));
    expect(previewKeyOf({ ...filled, enabled: false })).not.toBe(previewKeyOf(filled));
    expect(previewKeyOf({ ...filled, events: [] })).not.toBe(previewKeyOf(filled));
  });

  it("know a source by its name, where one is known for its id", () => {
    const names = { "c-1": "cart" };
    expect(nameOfSource({ resourceId: "c-1" }, names)).toBe("cart");
    expect(nameOfSource({ resourceName: "c-1" }, names)).toBe("c-1");
    expect(nameOfSource({ resourceId: "toString" }, names)).toBe("toString");
    expect(nameOfSource({ resourceId: "c-1" })).toBe("c-1");
  });

  it("name a copy within the bound", () => {
    const subscription = { ...filled, name: "n".repeat(100), userGroups: [{ id: "g", name: "G" }] };
    const copy = duplicateForm(subscription as unknown as Subscription, (name) => `${name} (copy)`);
    expect(copy.name).toHaveLength(100);
    expect(copy.name.endsWith("n (copy)")).toBe(true);
    expect(formOf(subscription as unknown as Subscription).userGroups).toEqual(["g"]);
  });
});
