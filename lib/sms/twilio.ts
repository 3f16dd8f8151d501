import type { SendResult } from "@/lib/shared/send-result";
import type { SmsSettings } from "@/lib/shared/sms-settings";
import { postToGateway, readObject } from "./post-to-gateway";
import type { SmsSender } from "./sms-sender";

type TwilioSettings = Extract<SmsSettings, { SMS_PROVIDER: "twilio" }>;

/**
 * Twilio's error codes (https://www.twilio.com/docs/api/errors) that are about this recipient or this text: no number
 * (21211, 21217), none that takes text messages (21612, 21614), unsubscribed (21610), a text that is too long (21617).
 * All others are about the account or the moment.
 */
const finalCodes = new Set([21211, 21217, 21610, 21612, 21614, 21617]);

function judge({ status, text }: { status: number; text: string }): SendResult {
  const answer = readObject(text);
  if (status >= 200 && status < 300) {
    // Only an answer that names the message says that Twilio has it.
    if (typeof answer?.sid !== "string") return { outcome: "retry", answer: `${status} ${text}` };
    return { outcome: "sent", answer: `${answer.sid} ${answer.status ?? ""}` };
  }
  const code = Number(answer?.code);
  const said = answer?.message === undefined ? text : `${code} ${answer.message}`;
  return { outcome: status < 500 && finalCodes.has(code) ? "failed" : "retry", answer: `${status} ${said}` };
}

/** Sends through Twilio's Messages resource (https://www.twilio.com/docs/messaging/api/message-resource). */
export function createTwilioSender(settings: TwilioSettings, timeoutMs?: number): SmsSender {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = settings;
  const url = new URL(
    `/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    settings.TWILIO_URL,
  );
  const headers = {
    authorization: `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const sender: Record<string, string> = from.startsWith("MG")
    ? { MessagingServiceSid: from }
    : { From: from };
  return {
    send({ to, text }) {
      const body = new URLSearchParams({ To: to, Body: text, ...sender }).toString();
      return postToGateway(url.href, { headers, body }, judge, timeoutMs);
    },
  };
}
