import { describe, expect, it } from "vitest";
import { filterOfCell, filterOfLogValue } from "./cell-filter";
import { makeEvent } from "./make-event.test-data";

describe("filterOfCell", () => {
  it.each([
    ["scope", "project", "web-shop"],
    ["event", "event", "Instance Resize"],
    ["user", "actor", "Shop Admin"],
    ["userId", "actor", "u-17"],
    ["service", "service", "Virtual Machine"],
    ["resourceName", "resourceName", "web-1"],
    ["sourceIp", "sourceIp", "203.0.113.24"],
    ["outcome", "outcome", "success"],
  ] as const)("asks for the %s of a row", (column, field, value) => {
    expect(filterOfCell(makeEvent(), column, false)).toEqual({ field, value, negated: false });
    expect(filterOfCell(makeEvent(), column, true)?.negated).toBe(true);
  });

  it("asks for nothing where a cell is empty or no filter fits", () => {
    expect(filterOfCell(makeEvent(), "time", false)).toBeNull();
    expect(filterOfCell(makeEvent({ sourceIp: null }), "sourceIp", false)).toBeNull();
    expect(filterOfCell(makeEvent({ scope: "organization", project: null }), "scope", false)).toBeNull();
  });

  it("asks for the kind of actor where the actor has no name", () => {
    const actor = { type: "system", id: null, name: null, email: null } as const;
    expect(filterOfCell(makeEvent({ actor }), "user", false)).toEqual({
      field: "actorType",
      value: "system",
      negated: false,
    });
  });

  it("asks for the id where a resource has no name", () => {
    const resource = { type: "Instance", id: "i-1", name: null };
    expect(filterOfCell(makeEvent({ resource }), "resourceName", false)?.field).toBe("resourceId");
  });
});

describe("filterOfCell, of what a cell shows in another's place", () => {
  it("asks for the reason of a failure that has no message", () => {
    const failed = makeEvent({ outcome: "failure", message: null, reason: "Quota exceeded" });
    expect(filterOfCell(failed, "message", false)).toEqual({
      field: "q",
      value: "Quota exceeded",
      negated: false,
    });
  });

  it.each(["Domain", "Project"])("asks for the type %s where the cell has the name of its place", (type) => {
    const event = makeEvent({ resource: { type, id: null, name: null } });
    expect(filterOfCell(event, "resourceName", true)).toEqual({
      field: "resourceType",
      value: type,
      negated: true,
    });
  });

  it("asks for nothing where a resource has neither name nor id", () => {
    const resource = { type: "Instance", id: null, name: null };
    expect(filterOfCell(makeEvent({ resource }), "resourceName", false)).toBeNull();
  });
});

describe("filterOfLogValue", () => {
  it("finds the field that holds the value", () => {
    expect(filterOfLogValue(makeEvent(), "203.0.113.24")?.field).toBe("sourceIp");
    expect(filterOfLogValue(makeEvent(), "shop-admin@example.com")?.field).toBe("actor");
  });

  it("asks for nothing that no field of the event holds", () => {
    expect(filterOfLogValue(makeEvent(), "m2a.xlarge")).toBeNull();
    expect(filterOfLogValue(makeEvent({ sourceIp: "" }), "")).toBeNull();
    const userAgent = "a".repeat(1_025);
    expect(filterOfLogValue(makeEvent({ userAgent }), userAgent)).toBeNull();
  });
});
