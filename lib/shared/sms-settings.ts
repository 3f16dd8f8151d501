import { z } from "zod";

const url = (example: string) =>
  z.url({ protocol: /^https?$/, message: `must be an address, such as ${example}` });
const given = (example: string) =>
  z.string({ message: `is missing: ${example}` }).min(1, { message: `is missing: ${example}` });

const nhncloud = z.object({
  SMS_PROVIDER: z.literal("nhncloud"),
  NHNCLOUD_SMS_APP_KEY: given("the app key of NHN Cloud's SMS service"),
  NHNCLOUD_SMS_SECRET_KEY: given("the secret key of NHN Cloud's SMS service"),
  NHNCLOUD_SMS_SENDER: given("the sender's number as it is registered there").regex(/^\d{4,15}$/, {
    message: "must be the registered number, digits only",
  }),
  NHNCLOUD_SMS_URL: url("https://api-sms.cloud.toast.com").default("https://api-sms.cloud.toast.com"),
});

const twilio = z.object({
  SMS_PROVIDER: z.literal("twilio"),
  TWILIO_ACCOUNT_SID: given("the account's SID, AC…"),
  TWILIO_AUTH_TOKEN: given("the account's auth token"),
  TWILIO_FROM: given("a number such as +15005550006, or a messaging service, MG…").regex(
    /^(?:\+[1-9]\d{6,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11})$/,
    { message: "must be a number such as +15005550006, a sender's name, or a messaging service, MG…" },
  ),
  TWILIO_URL: url("https://api.twilio.com").default("https://api.twilio.com"),
});

const webhook = z.object({
  SMS_PROVIDER: z.literal("webhook"),
  SMS_WEBHOOK_URL: given("the address that text messages are posted to").pipe(
    url("https://sms.example.com/send"),
  ),
  SMS_WEBHOOK_SECRET: given("the secret that signs them, whsec_ and at least 24 bytes in base64").regex(
    /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
    { message: "must be whsec_ and at least 24 bytes in base64: echo whsec_$(openssl rand -base64 32)" },
  ),
});

const schema = z.discriminatedUnion("SMS_PROVIDER", [nhncloud, twilio, webhook], {
  message: "must be nhncloud, twilio or webhook",
});
export type SmsSettings = z.output<typeof schema>;

/**
 * The gateway for text messages as the environment sets it; null where none is. Empty variables count as not set.
 * Answers every fault at once.
 */
export function readSmsSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { settings: SmsSettings | null } | { faults: { name: string; message: string }[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  if (set.SMS_PROVIDER === undefined) return { settings: null };
  const result = schema.safeParse(set);
  if (result.success) return { settings: result.data };
  return {
    faults: result.error.issues.map(({ path, message }) => ({
      name: path.join(".") || "SMS_PROVIDER",
      message,
    })),
  };
}
