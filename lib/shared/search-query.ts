import {
  groupParameters,
  type QueryParameters,
  readPage,
  readSingle,
  refuseFaults,
  unknownParameters,
} from "./query-parameters";

/** What short lists take: a text that a name contains, and the page. */
export interface SearchQuery {
  /** Empty: everything. */
  q: string;
  limit: number;
  cursor: string | null;
}

export const maxSearchLimit = 200;
export const searchLimits = { max: maxSearchLimit, fallback: 50 } as const;
const maxSearchLength = 200;

function faultOf(q: string): string | null {
  if (q.length > maxSearchLength) return `At most ${maxSearchLength} characters.`;
  return q.includes("\0") || /\p{Surrogate}/u.test(q) ? "NUL and lone surrogates occur nowhere." : null;
}

/** Reads `q`, `limit` and `cursor`. Throws `malformed` with one entry for each fault, unknown parameters included. */
export function parseSearchQuery(parameters: QueryParameters): SearchQuery {
  const groups = groupParameters(parameters);
  const fields = unknownParameters(groups, ["q", "limit", "cursor"]);
  const q = readSingle(groups, "q", fields)?.trim() ?? "";
  const fault = faultOf(q);
  if (fault) fields.push({ path: "q", message: fault });
  const page = readPage(groups, searchLimits, fields);
  refuseFaults(fields);
  return { q, ...page };
}

/** A LIKE pattern that means "contains this text"; its wildcards are letters like any other. */
export const containsPattern = (text: string): string => `%${beginsPattern(text)}`;

/** A LIKE pattern that means "begins with this text". */
export const beginsPattern = (text: string): string => `${text.replace(/[\\%_]/g, "\\$&")}%`;
