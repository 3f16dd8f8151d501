import { describe, expect, it } from "vitest";
import type { TypeChoice } from "./catalog-choices";
import { emptyForm, noType } from "./popup-form";
import { grantWish, restOfWish, takeNames, typeToChoose, type Wish, withoutFitted } from "./popup-wish";

const type = (resourceType: string, ...codes: string[]): TypeChoice => ({
  resourceType,
  name: { en: resourceType, ko: resourceType },
  codes: codes.map((event) => ({ event, name: { en: event, ko: event } })),
});
const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };
const empty: Wish = { ...noType, names: [] };
const source = { resourceId: "c-1" };

describe("what a link asks for", () => {
  it("is kept where no type could be told, and nothing of it is left out", () => {
    const wish = { ...empty, events: ["A"] };
    const untold = { form: { ...emptyForm }, leftOut: ["A"] };
    expect(withoutFitted(untold, wish)).toMatchObject({ leftOut: [], wish });
    expect(withoutFitted(untold, empty).wish).toBeNull();
    expect(withoutFitted({ ...untold, form: { ...emptyForm, ...cache } }, wish)).toMatchObject({
      leftOut: ["A"],
      wish: null,
    });
  });

  it("is granted with the type, but for codes that the type does not have", () => {
    const wish = { ...empty, events: ["A", "GONE"], sources: [source] };
    const { form, leftOut } = grantWish({ ...emptyForm, name: "N" }, cache, type("CACHE", "A", "B"), wish);
    expect(form).toMatchObject({ ...cache, name: "N", events: ["A"], sources: [source] });
    expect(leftOut).toEqual(["GONE"]);
  });

  it("chooses the type that it means once the service is there", () => {
    const types = [type("CACHE", "A"), type("NODE", "B"), type("PARAMETER_GROUP")];
    expect(typeToChoose({ ...empty, events: ["B"] }, types)).toBe("NODE");
    expect(typeToChoose({ ...empty, resourceType: "CACHE" }, types)).toBe("CACHE");
    expect(typeToChoose({ ...empty, resourceType: "PARAMETER_GROUP" }, types)).toBeNull();
    expect(typeToChoose({ ...empty, sources: [source] }, types)).toBeNull();
    expect(typeToChoose({ ...empty, resourceType: "OTHER" }, [type("CACHE", "A")])).toBe("CACHE");
    expect(typeToChoose(null, [type("CACHE", "A"), type("PARAMETER_GROUP")])).toBe("CACHE");
  });

  it("is not said to wait once nothing of it does", () => {
    const wish = { ...empty, provider: "aws" };
    expect(restOfWish(wish, "")).toEqual(wish);
    expect(restOfWish(wish, "EC2")).toBeNull();
    expect(restOfWish({ ...wish, sources: [source] }, "EC2")).toMatchObject({ sources: [source] });
  });

  it("takes the names that were seen as sources, and says which were not", () => {
    const beginning = { form: { ...emptyForm, ...cache, sources: [source] }, unseen: [] };
    expect(takeNames(beginning, ["cart", "car"], ["cart"])).toMatchObject({
      form: { sources: [source, { resourceName: "cart" }] },
      unseen: ["car"],
    });
    expect(takeNames(beginning, ["cart"], null)).toBe(beginning);
  });
});
