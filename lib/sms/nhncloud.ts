import type { SendResult } from "@/lib/shared/send-result";
import type { SmsSettings } from "@/lib/shared/sms-settings";
import { postToGateway, readObject } from "./post-to-gateway";
import type { SmsSender } from "./sms-sender";

type NhncloudSettings = Extract<SmsSettings, { SMS_PROVIDER: "nhncloud" }>;

/** NHN Cloud SMS v3.0: a short message holds 90 bytes of EUC-KR; longer ones go out as LMS, with a title of up to 40. */
const maxShortBytes = 90;
const koreanPrefix = "+82";
const lmsTitle = "Cairn";

/** In EUC-KR ASCII takes one byte and Hangul two; what it lacks is counted as two. */
const eucKrLength = (text: string) =>
  Array.from(text).reduce((sum, character) => sum + (character < "\u0080" ? 1 : 2), 0);

interface Header {
  isSuccessful?: unknown;
  resultCode?: unknown;
  resultMessage?: unknown;
}

/**
 * Status 200 does not say that anything was sent: `header.isSuccessful` and the recipient's own `resultCode` do.
 * Negative codes from -1000 down to -1999 are about keys and the service, hence tried again; those below are about
 * this request.
 */
function judge({ status, text }: { status: number; text: string }): SendResult {
  const answer = readObject(text) as {
    header?: Header;
    body?: { data?: { requestId?: unknown; sendResultList?: Header[] } };
  } | null;
  const header = answer?.header;
  if (status !== 200 || typeof header !== "object" || header === null) {
    return { outcome: "retry", answer: `${status} ${text}` };
  }
  const [recipient] = answer?.body?.data?.sendResultList ?? [];
  const refusal = header.isSuccessful !== true ? header : recipient?.resultCode === 0 ? null : recipient;
  if (refusal === null) return { outcome: "sent", answer: `requestId ${answer?.body?.data?.requestId}` };
  if (refusal === undefined) return { outcome: "retry", answer: `${status} ${text}` };
  const isFinal = Number(refusal.resultCode) <= -2_000;
  return {
    outcome: isFinal ? "failed" : "retry",
    answer: `${refusal.resultCode} ${refusal.resultMessage ?? ""}`,
  };
}

/** Sends through NHN Cloud's SMS API v3.0 (https://docs.nhncloud.com/en/Notification/SMS/en/api-guide/). */
export function createNhncloudSender(settings: NhncloudSettings, timeoutMs?: number): SmsSender {
  const appKey = encodeURIComponent(settings.NHNCLOUD_SMS_APP_KEY);
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "x-secret-key": settings.NHNCLOUD_SMS_SECRET_KEY,
  };
  return {
    send({ id, to, text }) {
      const isKorean = to.startsWith(koreanPrefix);
      const isLong = isKorean && eucKrLength(text) > maxShortBytes;
      const recipient = isKorean
        ? { recipientNo: `0${to.slice(koreanPrefix.length)}`, countryCode: "82" }
        : { internationalRecipientNo: to.slice(1) };
      const body = JSON.stringify({
        ...(isLong ? { title: lmsTitle } : {}),
        body: text,
        sendNo: settings.NHNCLOUD_SMS_SENDER,
        recipientList: [{ ...recipient, recipientGroupingKey: id }],
      });
      const path = `/sms/v3.0/appKeys/${appKey}/sender/${isLong ? "mms" : "sms"}`;
      const url = new URL(path, settings.NHNCLOUD_SMS_URL).href;
      return postToGateway(url, { headers, body }, judge, timeoutMs);
    },
  };
}
