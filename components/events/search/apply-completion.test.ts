import { describe, expect, it } from "vitest";
import { eventFilterNames } from "@/lib/events/filters";
import { parseSearch } from "@/lib/events/search-language/parse-search";
import { applyCompletion } from "./apply-completion";

const rules = { fields: eventFilterNames, projects: null, zone: "UTC", now: 0 };
const create = {
  group: "catalog",
  field: "event",
  chip: { field: "event", value: "Instance Create", negated: false },
} as const;
const outcome = { group: "fields", field: "outcome", chip: null } as const;

describe("applyCompletion", () => {
  it.each(["instance cre", "인스턴스 생성", "instance "])(
    "puts the event in the place of all of %j",
    (text) => {
      const applied = applyCompletion(text, create, "add");
      expect(applied).toEqual({ text: 'event:"Instance Create"', isWhole: true });
      expect(parseSearch(applied.text, rules).filters).toEqual([create.chip]);
    },
  );

  it("keeps the filters before it", () => {
    expect(applyCompletion("actor:kim instance cre", create, "complete")).toEqual({
      text: 'actor:kim event:"Instance Create"',
      isWhole: false,
    });
  });

  it("excludes what is chosen, also what was to be excluded already", () => {
    const excluded = { text: '!event:"Instance Create"', isWhole: true };
    expect(applyCompletion("instance cre", create, "exclude")).toEqual(excluded);
    const negated = { ...create, chip: { ...create.chip, negated: true } };
    expect(applyCompletion("!instance cre", negated, "exclude")).toEqual(excluded);
  });

  it("begins a filter with a field, after the words before it", () => {
    expect(applyCompletion("!out", outcome, "add")).toEqual({ text: "!outcome:", isWhole: false });
    expect(applyCompletion("out", outcome, "exclude")).toEqual({ text: "!outcome:", isWhole: false });
    expect(applyCompletion("!web-1 out", outcome, "complete")).toEqual({
      text: "!web-1 outcome:",
      isWhole: false,
    });
  });

  it("puts a range in the place of what is typed, and an earlier search in the place of all", () => {
    const range = { group: "choices", field: "at", chip: null, text: "at:-7d.." } as const;
    expect(applyCompletion("actor:kim at:-", range, "add")).toEqual({
      text: "actor:kim at:-7d..",
      isWhole: true,
    });
    const recent = { group: "recent", field: "q", chip: null, text: "actor:lee" } as const;
    expect(applyCompletion("le", recent, "complete")).toEqual({ text: "actor:lee", isWhole: false });
    expect(applyCompletion("!ti", { group: "fields", field: "at", chip: null }, "add").text).toBe("at:");
  });

  it("writes text that has spaces with quotes", () => {
    const text = {
      group: "text",
      field: "q",
      chip: { field: "q", value: "Console Login", negated: false },
    } as const;
    expect(applyCompletion("Console Login", text, "complete").text).toBe('"Console Login"');
  });
});
