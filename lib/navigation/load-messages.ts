import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./preferences";

/** The files in `messages/<locale>`, each of which is a namespace. */
export const messageNamespaces = [
  "api-reference",
  "auth",
  "catalog",
  "common",
  "deliveries",
  "event-export",
  "event-shape",
  "events",
  "failure",
  "inspector",
  "mailbox",
  "saved-views",
  "shell",
  "subscriptions",
  "user-groups",
] as const;

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>();

/** Through the bundler, which compiles the messages: no parser for them runs later, nor travels to the browser. */
async function importMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const entries = await Promise.all(
    messageNamespaces.map(async (name) => [
      name,
      (await import(`../../messages/${locale}/${name}.json`)).default,
    ]),
  );
  return Object.fromEntries(entries);
}

/** Every message of one language by namespace, read once for each process. */
export function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const known = loaded.get(locale) ?? importMessages(locale);
  if (process.env.NODE_ENV === "production") loaded.set(locale, known);
  return known;
}
