/** What became of one sending. `retry`: it may pass later. `failed`: it never will. */
export interface SendResult {
  outcome: "sent" | "retry" | "failed";
  /** What the other side said, what went wrong on the way to it, or an `ownAnswer`. */
  answer: string;
}

const maxAnswerLength = 500;

/** An answer as the history keeps it: one line, without control characters, cut to length. */
export const cutAnswer = (text: string): string =>
  Array.from(text.replace(/\p{Cc}+/gu, " ").trim())
    .slice(0, maxAnswerLength)
    .join("");
