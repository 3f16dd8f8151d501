/**
 * What a spreadsheet may take for the beginning of a formula, also behind quotes, apostrophes and white space that a
 * reader may drop, and in the wide forms of East Asian keyboards (OWASP, "CSV Injection").
 */
const formulaStart = /^["'\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A signed number is none: what begins with a sign and is one stays a number. More digits than 15 a spreadsheet rounds. */
const plainNumber = /^[+-]\d{1,15}(?:\.\d{1,15})?$/;

/** Whether a spreadsheet might run a value as a formula. */
const mayRun = (value: string) => formulaStart.test(value) && !plainNumber.test(value);

/**
 * A value that no spreadsheet runs: with an apostrophe before it where it might. Values that differ stay different, so
 * taking one apostrophe away from what might run without it gives the value back.
 */
export const withoutFormula = (value: string): string => (mayRun(value) ? `'${value}` : value);

/** One field of RFC 4180: in quotes where it needs them. */
function csvField(value: string): string {
  const safe = withoutFormula(value);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of RFC 4180 with its line break; null is an empty field. */
export const csvLine = (values: readonly (string | null)[]): string =>
  `${values.map((value) => (value === null ? "" : csvField(value))).join(",")}\r\n`;
