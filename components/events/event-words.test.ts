import { describe, expect, it } from "vitest";
import { resourceLabel, splitCode } from "./event-words";
import { makeEvent } from "./make-event.test-data";

describe("resourceLabel", () => {
  it("prefers the resource's own name", () => {
    expect(resourceLabel(makeEvent({ resource: { type: "Domain", id: "d", name: "web-1" } }))).toBe("web-1");
  });

  it("names the organization or the project where the resource is one of them", () => {
    expect(resourceLabel(makeEvent({ resource: { type: "Domain", id: "d-1", name: null } }))).toBe(
      "Acme Cloud",
    );
    expect(resourceLabel(makeEvent({ resource: { type: "Project", id: "p-1", name: null } }))).toBe(
      "web-shop",
    );
  });

  it("names the project that an organization event is about", () => {
    const about = {
      scope: "organization",
      project: null,
      resource: { type: "Project", id: "p-2", name: null },
    } as const;
    const resourceProject = { id: "p-2", slug: "data-platform", name: "Data platform" };
    expect(resourceLabel(makeEvent({ ...about, resourceProject }))).toBe("Data platform");
    expect(resourceLabel(makeEvent(about))).toBe("p-2");
  });

  it("falls back to the id", () => {
    expect(resourceLabel(makeEvent({ resource: { type: "Instance", id: "i-1", name: null } }))).toBe("i-1");
    expect(resourceLabel(makeEvent({ resource: { type: null, id: null, name: null } }))).toBeNull();
  });
});

describe("splitCode", () => {
  it("keeps the last word of a code", () => {
    expect(splitCode("CACHE_FLAVOR_MODIFICATION_FAILED")).toEqual({
      head: "CACHE_FLAVOR_MODIFICATION",
      tail: "_FAILED",
    });
  });

  it("leaves names and short codes alone", () => {
    expect(splitCode("Instance Create")).toBeNull();
    expect(splitCode("CACHE_CREATED")).toBeNull();
  });
});
