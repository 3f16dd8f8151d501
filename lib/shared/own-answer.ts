import { cutAnswer } from "./send-result";

/**
 * What the history of a sending says where nobody else answered: codes, which the console says in the reader's language.
 * No server's answer begins with one: mail servers and gateways answer with numbers.
 */
const ownAnswers = ["kept_in_mailbox", "no_answer_in_time", "not_prepared", "sms_not_configured"] as const;
export type OwnAnswer = (typeof ownAnswers)[number];

/** `not_prepared`, or with what tells more, `no_answer_in_time: 45 s`. */
export const ownAnswer = (code: OwnAnswer, detail = ""): string =>
  cutAnswer(detail === "" ? code : `${code}: ${detail}`);

/** The code and its detail; null for what somebody else answered. */
export function readOwnAnswer(answer: string): { code: OwnAnswer; detail: string } | null {
  const [, name, detail = ""] = /^([a-z_]+)(?:: (.*))?$/s.exec(answer) ?? [];
  const code = ownAnswers.find((known) => known === name);
  return code ? { code, detail } : null;
}

const english: Readonly<Record<OwnAnswer, (detail: string) => string>> = {
  kept_in_mailbox: () => "Kept in the console's mailbox.",
  no_answer_in_time: (detail) => `No answer within ${detail}.`,
  not_prepared: (detail) => `It could not be prepared: ${detail}`,
  sms_not_configured: () => "No gateway for text messages is set.",
};

/** An answer for the trail, whose texts are English. */
export function answerInEnglish(answer: string): string {
  const own = readOwnAnswer(answer);
  return own ? english[own.code](own.detail) : answer;
}
