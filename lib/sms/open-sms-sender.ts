import { readSmsSettings, type SmsSettings } from "@/lib/shared/sms-settings";
import { createNhncloudSender } from "./nhncloud";
import type { SmsSender } from "./sms-sender";
import { createTwilioSender } from "./twilio";
import { createWebhookSender } from "./webhook";

/** The sender of a gateway. `timeoutMs` bounds one request to it. */
export function createSmsSender(settings: SmsSettings, timeoutMs?: number): SmsSender {
  switch (settings.SMS_PROVIDER) {
    case "nhncloud":
      return createNhncloudSender(settings, timeoutMs);
    case "twilio":
      return createTwilioSender(settings, timeoutMs);
    case "webhook":
      return createWebhookSender(settings, timeoutMs);
  }
}

/** The gateway that the environment sets; null where none is. Throws when its settings have faults. */
export function openSmsSender(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SmsSender | null {
  const read = readSmsSettings(environment);
  if ("faults" in read)
    throw new Error(read.faults.map(({ name, message }) => `${name} ${message}`).join("; "));
  return read.settings ? createSmsSender(read.settings) : null;
}
