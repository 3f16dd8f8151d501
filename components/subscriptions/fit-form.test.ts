import { describe, expect, it } from "vitest";
import type { TypeChoice } from "./catalog-choices";
import { completeType, fitService, fitType, formOfOffered } from "./fit-form";
import { emptyForm, isWidened } from "./popup-form";

const name = (text: string) => ({ en: text, ko: text });
const services = [
  { provider: "nhncloud", service: "EasyCache", name: name("EasyCache") },
  { provider: "nhncloud", service: "Object Storage", name: name("Object Storage") },
  { provider: "kakaocloud", service: "Object Storage", name: name("Object Storage") },
];
const type = (resourceType: string, ...codes: string[]): TypeChoice => ({
  resourceType,
  name: name(resourceType),
  codes: codes.map((event) => ({ event, name: name(event) })),
});
const types = [type("CACHE", "A", "B"), type("NODE", "C"), type("PARAMETER_GROUP")];

describe("fitService", () => {
  it("finds the provider of a service that only one has", () => {
    expect(fitService({ ...emptyForm, service: "easycache" }, services)).toMatchObject({
      provider: "nhncloud",
      service: "EasyCache",
    });
  });

  it("leaves the choice to the person where several have it, or none", () => {
    expect(fitService({ ...emptyForm, service: "Object Storage" }, services).service).toBe("");
    expect(fitService({ ...emptyForm, service: "Nothing", events: ["A"] }, services)).toEqual(emptyForm);
    expect(
      fitService({ ...emptyForm, provider: "kakaocloud", service: "Object Storage" }, services).provider,
    ).toBe("kakaocloud");
  });
});

describe("completeType", () => {
  const [cache, node] = [
    { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" },
    { provider: "nhncloud", service: "EasyCache", resourceType: "NODE" },
  ];

  it("fills in what all types that a link can mean have in common, and nothing else", () => {
    expect(completeType({ ...emptyForm, events: ["A"] }, [cache])).toMatchObject({ ...cache, events: ["A"] });
    expect(completeType(emptyForm, [cache, node])).toMatchObject({ ...cache, resourceType: "" });
    expect(completeType(emptyForm, [cache, { ...node, service: "Other" }])).toBe(emptyForm);
    expect(completeType(emptyForm, [])).toBe(emptyForm);
  });
});

describe("fitType", () => {
  it("finds the type of the codes", () => {
    expect(fitType({ ...emptyForm, events: ["C"] }, types).form.resourceType).toBe("NODE");
    expect(fitType(emptyForm, types).form.resourceType).toBe("");
  });

  it("leaves out codes that are not on offer, and says which", () => {
    const form = { ...emptyForm, resourceType: "CACHE", template: "t", events: ["A", "GONE"] };
    const fitted = fitType(form, types);
    expect(fitted.form).toMatchObject({ resourceType: "CACHE", template: null, events: ["A"] });
    expect(fitted.leftOut).toEqual(["GONE"]);
  });

  it("says which codes of a link no single type has", () => {
    const fitted = fitType({ ...emptyForm, events: ["A", "C"] }, types);
    expect(fitted).toMatchObject({ form: { resourceType: "", events: [] }, leftOut: ["A", "C"] });
  });

  it("does not take every code for codes that are all left out", () => {
    const { form, leftOut } = fitType({ ...emptyForm, resourceType: "CACHE", events: ["GONE"] }, types);
    const codes = { at: "events", codes: leftOut } as const;
    expect(isWidened(form, codes)).toBe(true);
    expect(isWidened({ ...form, events: ["A"] }, codes)).toBe(false);
    expect(isWidened(form, null)).toBe(false);
    expect(isWidened(form, { ...codes, codes: [] })).toBe(false);
  });

  it("takes no type without codes on offer, which nobody could choose", () => {
    expect(fitType({ ...emptyForm, resourceType: "PARAMETER_GROUP" }, types).form.resourceType).toBe("");
  });

  it("drops a type that is not there", () => {
    const form = { ...emptyForm, resourceType: "GONE", events: ["A"], sources: [{ resourceId: "i" }] };
    expect(fitType(form, types)).toMatchObject({
      form: { resourceType: "", events: [], sources: [] },
      leftOut: ["A"],
    });
  });
});

describe("formOfOffered", () => {
  const saved = (resourceType: string, events: string[]) => ({
    ...emptyForm,
    provider: "nhncloud",
    service: "EasyCache",
    resourceType,
    events,
    userGroups: [{ id: "g", name: "On call" }],
    id: "s",
    createdAt: "2026-11-20T08:20:58.412Z",
    updatedAt: "2026-11-20T08:20:58.412Z",
    lastFiredAt: null,
    last7Days: { matched: 0, late: 0, unheard: 0 },
    reachesNobody: false,
    serviceName: { en: "EasyCache", ko: "EasyCache" },
    resourceTypeName: { en: resourceType, ko: resourceType },
  });

  it("asks for no code that was retired since", () => {
    expect(formOfOffered(saved("CACHE", ["A", "GONE"]), types)).toMatchObject({
      resourceType: "CACHE",
      events: ["A"],
      userGroups: ["g"],
    });
  });

  it("asks for nothing of a type that is not on offer", () => {
    expect(formOfOffered(saved("GONE", ["A"]), types)).toBeNull();
    expect(formOfOffered(saved("PARAMETER_GROUP", []), types)).toBeNull();
  });
});
