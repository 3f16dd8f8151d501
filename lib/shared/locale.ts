/** The languages that the console speaks and people choose from. */
export const locales = ["en", "ko"] as const;
export type Locale = (typeof locales)[number];
