import { describe, expect, it } from "vitest";
import { filterWords } from "./filter-words";

const t = (key: string) => `[${key}]`;
const wordsOf = (field: Parameters<typeof filterWords>[0]["field"], value: string, more = {}) => {
  const words = filterWords({ field, value, negated: false, ...more }, t);
  return `${words.field} ${words.relation} ${words.value}`;
};

describe("filterWords", () => {
  it("says the field, how its value is meant, and the value", () => {
    expect(wordsOf("service", "IAM")).toBe("[field.service] [is] IAM");
    expect(wordsOf("service", "IAM", { negated: true })).toBe("[field.service] [isNot] IAM");
    expect(wordsOf("userAgent", "curl")).toBe("[field.userAgent] [has] curl");
    expect(wordsOf("event", "Inst", { isPrefix: true })).toBe("[field.event] [begins] Inst");
  });

  it("says choices in the reader's words", () => {
    expect(wordsOf("outcome", "failure")).toBe("[field.outcome] [is] [outcome.failure]");
    expect(wordsOf("actorType", "system")).toBe("[field.actorType] [is] [value.system]");
  });
});
