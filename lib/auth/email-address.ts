/** RFC 5321 allows 254 characters; what is longer can't be an account's. */
export const maxEmailLength = 254;

/**
 * The one spelling of an address by which accounts are kept, looked up and throttled, so that variants of case,
 * width and white space are neither different accounts nor fresh attempts. Invisible characters are dropped.
 */
export const normalizeEmail = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]/gu, "")
    .toLowerCase()
    .slice(0, maxEmailLength + 1);
