import { describe, expect, it } from "vitest";
import { answerInEnglish, ownAnswer, readOwnAnswer } from "./own-answer";

describe("an answer of the product's own", () => {
  it("is read back with what it tells more", () => {
    expect(readOwnAnswer(ownAnswer("kept_in_mailbox"))).toEqual({ code: "kept_in_mailbox", detail: "" });
    expect(readOwnAnswer(ownAnswer("not_prepared", "Invalid zone: Nowhere"))).toEqual({
      code: "not_prepared",
      detail: "Invalid zone: Nowhere",
    });
  });

  it("is told from a server's", () => {
    for (const answer of ["250 2.0.0 Ok: queued", "", "SM1 queued", "Greeting never received", "queued: 1"])
      expect(readOwnAnswer(answer)).toBeNull();
  });

  it("stands in the trail in English, and a server's as it is", () => {
    expect(answerInEnglish(ownAnswer("no_answer_in_time", "45 s"))).toBe("No answer within 45 s.");
    expect(answerInEnglish("550 5.1.1 No such user")).toBe("550 5.1.1 No such user");
  });
});
