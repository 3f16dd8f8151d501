import path from "node:path";
import { z } from "zod";
import { readSmsSettings } from "./sms-settings";

/** A secret shorter than this can be guessed; `openssl rand -base64 32` gives 44 characters. */
const minSecretLength = 32;
const developmentPort = 3000;

const isPostgresUrl = (text: string) =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1;

/** An origin and nothing else: sign-in and mails put paths behind it. */
function isSiteUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

const isSmtpUrl = (text: string) =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";

/** `Name <address>` or the address alone; no line breaks, which would begin another header. */
const isSender = (text: string) =>
  /^(?:[^<>@\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(text.trim());

/** One for a batch of events that comes in, one for matching one, four for what takes a moment. */
const minPoolSize = 6;

const whole = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      message: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const schema = z.object({
  CAIRN_DATA_DIR: z.string().default("./.data"),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, { message: "must look like postgresql://user:password@host:5432/database" })
    .optional(),
  CAIRN_DATABASE_POOL: whole(minPoolSize, 200).default(10),
  PORT: whole(1, 65_535).default(developmentPort),
  HOST: z.string().optional(),
  NEXTAUTH_URL: z
    .string()
    .refine(isSiteUrl, { message: "must be the address people open, such as https://audit.example.com" })
    .optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(minSecretLength, { message: `must have at least ${minSecretLength} characters` })
    .optional(),
  TRUSTED_PROXIES: z.string().optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, { message: "must look like smtp://user:password@mail.example.com:587 or smtps://…" })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, { message: "must be an address, such as Cairn <audit@example.com>" })
    .optional(),
  CAIRN_WORKER: z.enum(["server", "none"], { message: "must be server or none" }).default("server"),
  CAIRN_LATE_HOURS: whole(1, 8_760).default(24),
  CAIRN_DIGEST_THRESHOLD: whole(1, 10_000).default(20),
});

export interface Settings {
  /** Absolute. */
  dataDirectory: string;
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  poolSize: number;
  port: number;
  /** Undefined: this machine only. */
  host: string | undefined;
  siteUrl: string | undefined;
  secret: string | undefined;
  trustedProxies: string | undefined;
  /** Where this process is the server: whether it also matches and sends notifications. */
  hasWorker: boolean;
}

/** One setting that is missing or can't be used. */
export interface SettingFault {
  name: string;
  message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set: compose files and unit files write them so. */
const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

/** What one setting needs of another, in every mode. */
function missingBesideOthers(environment: Environment): SettingFault[] {
  if (!environment.SMTP_URL || environment.MAIL_FROM) return [];
  const message = "is missing: with SMTP_URL, mails need a sender, such as Cairn <audit@example.com>";
  return [{ name: "MAIL_FROM", message }];
}

/** What only a production server can't do without. */
function missingInProduction(environment: Environment): SettingFault[] {
  const faults: SettingFault[] = [];
  if (!environment.NEXTAUTH_URL) {
    faults.push({
      name: "NEXTAUTH_URL",
      message: "is missing: the address people open, such as https://audit.example.com",
    });
  }
  if (environment.DATABASE_URL && !environment.NEXTAUTH_SECRET) {
    faults.push({
      name: "NEXTAUTH_SECRET",
      message:
        "is missing: with DATABASE_URL every server needs the same secret; make one with openssl rand -base64 32",
    });
  }
  return faults;
}

/**
 * Reads Cairn's settings from environment variables. Returns every fault at once, so that a start that is
 * refused names all there is to mend.
 */
export function readSettings(
  environment: Environment,
  mode: "production" | "development",
): { settings: Settings } | { faults: SettingFault[] } {
  const given = withoutEmpty(environment);
  const faults = mode === "production" ? missingInProduction(given) : [];
  faults.push(...missingBesideOthers(given));
  const sms = readSmsSettings(given);
  if ("faults" in sms) faults.push(...sms.faults);
  const result = schema.safeParse(given);
  if (!result.success) {
    for (const issue of result.error.issues) {
      faults.push({ name: issue.path.join("."), message: issue.message });
    }
  }
  if (faults.length > 0 || !result.success) return { faults };
  const { data } = result;
  return {
    settings: {
      dataDirectory: path.resolve(data.CAIRN_DATA_DIR),
      databaseUrl: data.DATABASE_URL,
      poolSize: data.CAIRN_DATABASE_POOL,
      port: data.PORT,
      host: data.HOST,
      siteUrl: data.NEXTAUTH_URL,
      secret: data.NEXTAUTH_SECRET,
      trustedProxies: data.TRUSTED_PROXIES,
      hasWorker: data.CAIRN_WORKER === "server",
    },
  };
}
