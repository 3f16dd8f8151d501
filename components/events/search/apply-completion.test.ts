import { describe, expect, it } from "vitest";
import { applyCompletion } from "./apply-completion";
import { readQuery } from "./query-text";

const create = {
  field: "event",
  chip: { field: "event", value: "Instance Create", negated: false },
} as const;
const outcome = { field: "outcome", chip: null } as const;

describe("applyCompletion", () => {
  it.each(["instance cre", "인스턴스 생성", "instance "])(
    "puts the event in the place of all of %j",
    (text) => {
      const applied = applyCompletion(text, create, "add");
      expect(applied).toEqual({ text: 'event:"Instance Create"', isWhole: true });
      expect(readQuery(applied.text).chips).toEqual([create.chip]);
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

  it("writes text that has spaces with quotes", () => {
    const text = { field: "q", chip: { field: "q", value: "Console Login", negated: false } } as const;
    expect(applyCompletion("Console Login", text, "complete").text).toBe('"Console Login"');
  });
});
