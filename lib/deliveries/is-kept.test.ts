import { expect, it } from "vitest";
import { ownAnswer } from "@/lib/shared/own-answer";
import { isKept } from "./is-kept";

const attempt = (answer: string) => ({ at: "2026-11-20T00:00:00.000Z", outcome: "sent", answer }) as const;

it("tells what was kept from what was sent, by the last attempt", () => {
  const kept = attempt(ownAnswer("kept_in_mailbox"));
  const taken = attempt("250 2.0.0 Ok");
  expect(isKept({ status: "sent", attempts: [kept] })).toBe(true);
  expect(isKept({ status: "digested", attempts: [kept] })).toBe(true);
  expect(
    isKept({ status: "sent", attempts: [{ ...attempt("421 try later"), outcome: "retry" }, kept] }),
  ).toBe(true);
  expect(isKept({ status: "sent", attempts: [kept, taken] })).toBe(false);
  // Tried again by hand, it is no longer over.
  expect(isKept({ status: "pending", attempts: [kept] })).toBe(false);
  expect(isKept({ status: "skipped", attempts: [] })).toBe(false);
});
