import { describe, expect, it } from "vitest";
import { emptyEventFilters, eventFilterNames } from "@/lib/events/filters";
import { addTyped } from "./read-typed";

const rules = { fields: eventFilterNames, projects: ["web-shop"] };

describe("addTyped", () => {
  it("puts what was typed beside the filters that are there", () => {
    const known = { ...emptyEventFilters, service: [{ value: "IAM", negated: false }] };
    const { filters, fault } = addTyped("service:VPC !outcome:success", known, rules);
    expect(fault).toBeNull();
    expect(filters?.service.map(({ value }) => value)).toEqual(["IAM", "VPC"]);
    expect(filters?.outcome).toEqual([{ value: "success", negated: true }]);
  });

  it("changes nothing for a text without a filter, or with one that can't be asked for", () => {
    expect(addTyped("  ", emptyEventFilters, rules)).toEqual({ filters: null, fault: null });
    expect(addTyped("project:other", emptyEventFilters, rules)).toMatchObject({
      filters: null,
      fault: { reason: "badChoice", field: "project" },
    });
  });
});
