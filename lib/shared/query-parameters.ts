import { AppError, type FieldError } from "./errors";

/** What pages and route handlers get from a query string. */
export type QueryParameters =
  | URLSearchParams
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Each parameter with all of its values. */
export type ParameterGroups = ReadonlyMap<string, readonly string[]>;

/** The parameters by name, in the order of the query string. */
export function groupParameters(parameters: QueryParameters): ParameterGroups {
  const groups = new Map<string, readonly string[]>();
  const entries = parameters instanceof URLSearchParams ? parameters.entries() : Object.entries(parameters);
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    groups.set(name, [...(groups.get(name) ?? []), ...(typeof value === "string" ? [value] : value)]);
  }
  return groups;
}

/** A fault for each parameter that is none of these. */
export const unknownParameters = (groups: ParameterGroups, known: readonly string[]): FieldError[] =>
  [...groups.keys()]
    .filter((name) => !known.includes(name))
    .map((path) => ({ path, message: "There is no such parameter." }));

/** The first value of a parameter that may be given once, null without any; more than one are a fault. */
export function readSingle(groups: ParameterGroups, name: string, fields: FieldError[]): string | null {
  const texts = groups.get(name) ?? [];
  if (texts.length > 1) fields.push({ path: name, message: "Give it once." });
  return texts[0] ?? null;
}

/** Reads `limit`, from 1 to `max`; `fallback` where it was not given. */
export function readLimit(
  text: string | null,
  { max, fallback }: { max: number; fallback: number },
  fields: FieldError[],
): number {
  if (text === null) return fallback;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > max) fields.push({ path: "limit", message: `From 1 to ${max}.` });
  return limit;
}

/** Reads `limit` and `cursor`: which page of a list is asked for. */
export const readPage = (
  groups: ParameterGroups,
  bounds: { max: number; fallback: number },
  fields: FieldError[],
) => ({
  limit: readLimit(readSingle(groups, "limit", fields), bounds, fields),
  cursor: readSingle(groups, "cursor", fields),
});

/** Throws `malformed` with every fault that was found, where there are any. */
export function refuseFaults(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new AppError("malformed", "The query string has a fault.", { fields });
}
