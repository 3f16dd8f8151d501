import { cutAnswer, type SendResult } from "@/lib/shared/send-result";

/** Commands that are about this mail alone; a refusal of any other is about the connection. */
const mailCommands = new Set(["MAIL FROM", "RCPT TO", "DATA"]);
/** RFC 4954: what is wrong is how we sign in, which whoever runs the server can mend. */
const authenticationReplies = new Set([530, 534, 535, 538]);

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** A permanent reply (RFC 5321 section 4.2.1: 5yz) to this mail fails it; all else is tried again. */
export function classifySmtpError(error: unknown): SendResult {
  const { message, code, command = "", response, responseCode = 0 } = error as SmtpError;
  const isPermanent =
    responseCode >= 500 &&
    responseCode < 600 &&
    mailCommands.has(command) &&
    !authenticationReplies.has(responseCode);
  // Refused by the client itself: an address that no server would be asked about.
  const isUnusable = code === "EENVELOPE" && responseCode === 0;
  return {
    outcome: isPermanent || isUnusable ? "failed" : "retry",
    answer: cutAnswer(response ?? message ?? String(error)),
  };
}
