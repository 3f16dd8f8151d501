/** The languages that the console speaks and people choose from. */
export const locales = ["en", "ko"] as const;
export type Locale = (typeof locales)[number];

/** The cookie that keeps the language that a person chose. */
export const localeCookie = "cairn-locale";
