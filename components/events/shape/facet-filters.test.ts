import { describe, expect, it } from "vitest";
import { type EventFilters, emptyEventFilters, type FilterValue } from "@/lib/events/filters";
import type { FacetValue } from "@/lib/events/stats-model";
import { facetRows, facetState, onlyValue, searchRows, shortList, toggleValue } from "./facet-filters";

const is = (value: string) => ({ value, negated: false });
const isNot = (value: string) => ({ value, negated: true });
const withServices = (...service: FilterValue[]): EventFilters => ({
  ...emptyEventFilters,
  service,
});

describe("toggleValue", () => {
  it("includes beside what is included, and takes the same wish back", () => {
    const both = toggleValue(withServices(is("VPC")), "service", "IAM", "included");
    expect(both.service).toEqual([is("VPC"), is("IAM")]);
    expect(toggleValue(both, "service", "IAM", "included").service).toEqual([is("VPC")]);
  });

  it("turns an inclusion into an exclusion, and back", () => {
    const without = toggleValue(withServices(is("IAM")), "service", "IAM", "excluded");
    expect(without.service).toEqual([isNot("IAM")]);
    expect(facetState(without, "service", "IAM")).toBe("excluded");
    expect(toggleValue(without, "service", "IAM", "included").service).toEqual([is("IAM")]);
    expect(toggleValue(without, "service", "IAM", "excluded").service).toEqual([]);
  });
});

describe("onlyValue", () => {
  it("leaves nothing else of the facet, and other fields alone", () => {
    const filters = { ...withServices(is("VPC"), isNot("S3")), outcome: [is("failure")] };
    const only = onlyValue(filters, "service", "IAM");
    expect(only.service).toEqual([is("IAM")]);
    expect(only.outcome).toEqual([is("failure")]);
  });

  it("shows every value again when the only one is chosen once more", () => {
    expect(onlyValue(withServices(is("IAM")), "service", "IAM").service).toEqual([]);
    expect(onlyValue(withServices(isNot("IAM")), "service", "IAM").service).toEqual([is("IAM")]);
  });
});

describe("facetState", () => {
  it("takes a filter for what begins so for none of the value itself", () => {
    const filters = withServices({ ...is("IAM"), isPrefix: true });
    expect(facetState(filters, "service", "IAM")).toBeNull();
    expect(toggleValue(filters, "service", "IAM", "included").service).toHaveLength(2);
    expect(facetRows({ facet: "service", values: [], filters, locale: "en", ownName: () => null })).toEqual(
      [],
    );
  });
});

describe("facetRows", () => {
  const names: Record<string, FacetValue["name"]> = {
    "Virtual Machine": { en: "Virtual Machine", ko: "가상 머신" },
  };
  const value = (code: string, count: number): FacetValue => ({
    value: code,
    count,
    name: names[code] ?? null,
  });
  const rowsOf = (filters: EventFilters, values: readonly FacetValue[], locale: "en" | "ko" = "ko") =>
    facetRows({ facet: "service", values, filters, locale, ownName: () => null });

  it("names values in the reader's language, and by their codes where nobody named them", () => {
    const rows = rowsOf(emptyEventFilters, [value("Virtual Machine", 9), value("IAM", 3)]);
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ["가상 머신", 9],
      ["IAM", 3],
    ]);
  });

  it("keeps what is filtered by in sight, counted or not, first or far down", () => {
    const many = Array.from({ length: 20 }, (_, index) => value(`s${index}`, 20 - index));
    const rows = shortList(rowsOf(withServices(isNot("s11"), is("gone")), many));
    expect(rows.map(({ value: code }) => code)).toEqual(["s0", "s1", "s2", "s3", "s4", "s5", "s11", "gone"]);
    expect(rows.slice(-2).map(({ state, count }) => [state, count])).toEqual([
      ["excluded", 9],
      ["included", null],
    ]);
  });

  it("is searched by name and by code, in any case and composition of letters", () => {
    const rows = rowsOf(emptyEventFilters, [value("Virtual Machine", 9), value("IAM", 3)]);
    const found = (text: string) => searchRows(rows, text).map(({ value: code }) => code);
    expect(found("virtual")).toEqual(["Virtual Machine"]);
    expect(found("머신".normalize("NFD"))).toEqual(["Virtual Machine"]);
    expect(found(" iam ")).toEqual(["IAM"]);
    expect(found("vpc")).toEqual([]);
  });
});
