import { createHmac } from "node:crypto";
import type { SmsSettings } from "@/lib/shared/sms-settings";
import { outcomeOfStatus, postToGateway } from "./post-to-gateway";
import type { SmsSender } from "./sms-sender";

type WebhookSettings = Extract<SmsSettings, { SMS_PROVIDER: "webhook" }>;

/**
 * Signs as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 over id, time in seconds and
 * body, joined by dots, with the secret's bytes after `whsec_`.
 */
export function signWebhook(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** Posts `{id, to, text}` as signed JSON to an address of the operator's. The id is the same at every attempt. */
export function createWebhookSender(settings: WebhookSettings, timeoutMs?: number): SmsSender {
  return {
    send({ id, to, text }) {
      const body = JSON.stringify({ id, to, text });
      const timestamp = Math.floor(Date.now() / 1_000);
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": signWebhook(settings.SMS_WEBHOOK_SECRET, id, timestamp, body),
      };
      return postToGateway(
        settings.SMS_WEBHOOK_URL,
        { headers, body },
        (answer) => ({
          outcome: outcomeOfStatus(answer.status),
          answer: `${answer.status} ${answer.text}`,
        }),
        timeoutMs,
      );
    },
  };
}
