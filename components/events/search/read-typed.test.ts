import { describe, expect, it } from "vitest";
import { emptyEventFilters, eventFilterNames } from "@/lib/events/filters";
import { addTyped } from "./read-typed";

const rules = { fields: eventFilterNames, projects: ["web-shop"], zone: "Asia/Seoul", now: 0 };

describe("addTyped", () => {
  it("puts what was typed beside the filters that are there", () => {
    const known = { ...emptyEventFilters, service: [{ value: "IAM", negated: false }] };
    const { filters, fault, search } = addTyped("service:VPC  -result:success", known, rules);
    expect(fault).toBeNull();
    expect(search).toBe("service:VPC !outcome:success");
    expect(filters?.service.map(({ value }) => value)).toEqual(["IAM", "VPC"]);
    expect(filters?.outcome).toEqual([{ value: "success", negated: true }]);
  });

  it("puts a range in the place of the one that is there", () => {
    const known = { ...emptyEventFilters, range: { from: "-24h", to: null } };
    expect(addTyped("at:-7d..-1d", known, rules).filters?.range).toEqual({ from: "-7d", to: "-1d" });
    expect(addTyped("actor:kim", known, rules).filters?.range).toEqual(known.range);
  });

  it("changes nothing for a text without a filter, or with one that can't be asked for", () => {
    expect(addTyped("  ", emptyEventFilters, rules)).toMatchObject({ filters: null, fault: null });
    expect(addTyped("project:other", emptyEventFilters, rules)).toMatchObject({
      filters: null,
      fault: { reason: "badChoice", field: "project" },
    });
  });
});
