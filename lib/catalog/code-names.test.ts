import { describe, expect, it } from "vitest";
import { catalogEntries } from "./catalog";
import { nameOfCode } from "./code-names";

describe("the name of a code that stands alone", () => {
  it("is the catalog's in both languages", () => {
    expect(nameOfCode("event", "Instance Create")).toEqual({ en: "Instance Create", ko: "인스턴스 생성" });
  });

  it("is none where the catalog has no such code", () => {
    for (const kind of ["service", "resourceType", "event"] as const)
      expect(nameOfCode(kind, "nothing")).toBeNull();
  });

  it("is none where events of one code are called differently", () => {
    const names = new Map<string, Set<string>>();
    for (const { event, name } of catalogEntries) {
      names.set(event, (names.get(event) ?? new Set()).add(JSON.stringify(name)));
    }
    const shared = [...names].filter(([, all]) => all.size > 1).map(([event]) => event);
    expect(shared.length).toBeGreaterThan(0);
    for (const event of shared) expect(nameOfCode("event", event)).toBeNull();
  });
});
