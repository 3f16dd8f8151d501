/** A parsed JSON object. Only own members are ever read: a record may have members named like Object's. */
export type JsonObject = Readonly<Record<string, unknown>>;

const nothing: JsonObject = Object.freeze({});

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of members, undefined where there is none. */
export function valueAt(record: JsonObject, ...path: readonly string[]): unknown {
  let value: unknown = record;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The object at a path; an empty one where there is none, so that reads can go on. */
export function objectAt(record: JsonObject, ...path: readonly string[]): JsonObject {
  const value = valueAt(record, ...path);
  return isObject(value) ? value : nothing;
}

export function listAt(record: JsonObject, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(record, ...path);
  return Array.isArray(value) ? value : [];
}

/** The objects of the list at a path. */
export function objectsAt(record: JsonObject, ...path: readonly string[]): readonly JsonObject[] {
  return listAt(record, ...path).filter(isObject);
}

/** A scalar as text: numbers and booleans as JSON writes them; undefined for anything else and for blank text. */
export function toText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

export function textAt(record: JsonObject, ...path: readonly string[]): string | undefined {
  return toText(valueAt(record, ...path));
}

/** The first of some members that holds text. */
export function firstText(record: JsonObject, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textAt(record, key);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** What stands behind the last separator: the name in a path or an ARN. */
export function lastSegment(text: string | undefined, separator: string | RegExp = "/"): string | undefined {
  return toText(text?.split(separator).at(-1));
}

/**
 * The record with its members named as the vendor names them, where an export wrote them in other case
 * (Athena and Glue fold names to lower case). Unchanged when `marker` is there.
 */
export function withNames(record: JsonObject, marker: string, names: readonly string[]): JsonObject {
  if (Object.hasOwn(record, marker)) return record;
  const byFolded = new Map(names.map((name) => [name.toLowerCase(), name]));
  const rename = (key: string): string => {
    const name = byFolded.get(key.toLowerCase());
    return name === undefined || Object.hasOwn(record, name) ? key : name;
  };
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]));
}

/** The JSON object that a text holds, an object as it is; undefined for everything else. */
export function embeddedObject(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value;
  if (typeof value !== "string" || !/^\s*\{/.test(value)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch (error) {
    // Text that only looks like JSON is text: the vendors cut long bodies off.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
