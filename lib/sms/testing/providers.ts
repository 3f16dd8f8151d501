import type { SmsSettings } from "@/lib/shared/sms-settings";
import { signWebhook } from "../webhook";
import type { ReceivedRequest, Speak } from "./gateway-server";

export interface Provider {
  speak: Speak;
  settings: (url: string) => SmsSettings;
  /** The message as the gateway understood it. */
  read: (request: ReceivedRequest) => { to: string; text: string };
}

const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

const webhook: Provider = {
  settings: (url) => ({ SMS_PROVIDER: "webhook", SMS_WEBHOOK_URL: `${url}/sms`, SMS_WEBHOOK_SECRET: secret }),
  read: ({ body }) => JSON.parse(body),
  speak({ headers, body }, mood) {
    const id = String(headers["webhook-id"]);
    const signature = signWebhook(secret, id, Number(headers["webhook-timestamp"]), body);
    if (mood === "knows no such account" || headers["webhook-signature"] !== signature) {
      return { status: 401, body: "signature" };
    }
    if (mood === "refuses the recipient") return { status: 422, body: "no such number" };
    if (mood === "is asked too often") return { status: 429, body: "later" };
    return mood === "fails" ? { status: 500, body: "down" } : { status: 202, body: "queued" };
  },
};

const basic = `Basic ${Buffer.from("AC1:token").toString("base64")}`;

const twilio: Provider = {
  settings: (url) => ({
    SMS_PROVIDER: "twilio",
    TWILIO_ACCOUNT_SID: "AC1",
    TWILIO_AUTH_TOKEN: "token",
    TWILIO_FROM: "+15005550006",
    TWILIO_URL: url,
  }),
  read({ body }) {
    const form = new URLSearchParams(body);
    return { to: form.get("To") ?? "", text: form.get("Body") ?? "" };
  },
  speak({ path, headers, body }, mood) {
    if (mood === "knows no such account" || headers.authorization !== basic) {
      return { status: 401, body: { code: 20003, message: "Authenticate", status: 401 } };
    }
    const form = new URLSearchParams(body);
    if (path !== "/2010-04-01/Accounts/AC1/Messages.json" || form.get("From") !== "+15005550006") {
      return { status: 404, body: { code: 20404, message: "not found", status: 404 } };
    }
    if (mood === "refuses the recipient") {
      return { status: 400, body: { code: 21211, message: "Invalid 'To' Phone Number", status: 400 } };
    }
    if (mood === "is asked too often")
      return { status: 429, body: { code: 20429, message: "Too many", status: 429 } };
    if (mood === "fails") return { status: 503, body: { code: 20503, message: "Unavailable", status: 503 } };
    return { status: 201, body: { sid: "SM1", status: "queued" } };
  },
};

const nhnHeader = (resultCode: number, resultMessage: string) => ({
  isSuccessful: resultCode === 0,
  resultCode,
  resultMessage,
});

const nhncloud: Provider = {
  settings: (url) => ({
    SMS_PROVIDER: "nhncloud",
    NHNCLOUD_SMS_APP_KEY: "app",
    NHNCLOUD_SMS_SECRET_KEY: "secret",
    NHNCLOUD_SMS_SENDER: "0212345678",
    NHNCLOUD_SMS_URL: url,
  }),
  read({ body }) {
    const message = JSON.parse(body);
    const [{ recipientNo, internationalRecipientNo }] = message.recipientList;
    const to = recipientNo ? `+82${recipientNo.slice(1)}` : `+${internationalRecipientNo}`;
    return { to, text: message.body };
  },
  speak({ path, headers, body }, mood) {
    if (mood === "fails") return { status: 500, body: {} };
    const isSender = /^\/sms\/v3\.0\/appKeys\/app\/sender\/(sms|mms)$/.test(path);
    if (mood === "knows no such account" || headers["x-secret-key"] !== "secret" || !isSender) {
      return { status: 200, body: { header: nhnHeader(-1000, "Invalid appKey") } };
    }
    if (mood === "is asked too often") return { status: 429, body: {} };
    const { recipientList, sendNo } = JSON.parse(body);
    if (sendNo !== "0212345678") return { status: 200, body: { header: nhnHeader(-1005, "sender") } };
    const result =
      mood === "refuses the recipient" ? nhnHeader(-2019, "Invalid number") : nhnHeader(0, "SUCCESS");
    const data = { requestId: "20261120", sendResultList: [{ ...recipientList[0], ...result }] };
    return { status: 200, body: { header: nhnHeader(0, "SUCCESS"), body: { data } } };
  },
};

/** Every gateway, with a server's side of its protocol. */
export const providers: Readonly<Record<SmsSettings["SMS_PROVIDER"], Provider>> = {
  nhncloud,
  twilio,
  webhook,
};
