import { describe, expect, it } from "vitest";
import type { FieldError } from "@/lib/shared/errors";
import { AppError } from "@/lib/shared/errors";
import { faultWords } from "./fault-words";
import { readListAddress } from "./list-address";

function faultsOf(query: string): readonly FieldError[] {
  try {
    readListAddress(new URLSearchParams(query));
  } catch (error) {
    if (error instanceof AppError) return error.fields;
    throw error;
  }
  return [];
}

describe("faultWords", () => {
  it.each([
    ["colour=red", "unknownParameter"],
    ["from=yesterday", "unreadableTime"],
    ["to=2026-11-20T08:00:00+09:00", "unreadableTime"],
    ["outcome=maybe", "badValue"],
    ["from=-1h&from=-2h", null],
    ["q=x", null],
  ])("words %s as %s", (query, words) => {
    const [fault] = faultsOf(query);
    expect(fault && faultWords(fault.path, fault.message)).toBe(words);
  });
});
