import type { RequestedScope } from "@/lib/access/scope";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { groupParameters, type QueryParameters, readLimit, readSingle } from "@/lib/shared/query-parameters";
import { type EventFilters, parseEventFilters } from "./filters";

export const maxListLimit = 200;
export const defaultListLimit = 50;

/** What `scope` may say in the list over an organization. */
export const listScopes = ["organization", "project", "all"] as const;
export type ListScope = (typeof listScopes)[number];

/** `scope=project` asks for the events of every project that the caller may read. */
export function requestedScope(organization: string, scope: ListScope): RequestedScope {
  return { kind: scope === "project" ? "projects" : scope, organization };
}

export interface EventListQuery {
  filters: EventFilters;
  scope: ListScope;
  limit: number;
  cursor: string | null;
}

/** Which of the parameters beside the filters a route takes. */
export type ListParameter =
  | "scope"
  | "limit"
  | "cursor"
  | "format"
  | "language"
  | "timeZone"
  | "facets"
  | "facetQuery";

export function readScope(text: string | null, fields: FieldError[]): ListScope {
  const scope = listScopes.find((item) => item === (text ?? "organization"));
  if (!scope) fields.push({ path: "scope", message: `One of ${listScopes.join(", ")}.` });
  return scope ?? "organization";
}

/** Collects the faults that `read` throws as `malformed`, so that one answer names all of them. */
export function orFaults<T>(read: () => T, fields: FieldError[]): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "malformed") throw error;
    fields.push(...error.fields);
    return null;
  }
}

/** Makes the reader of a route's query string: the filters and what the route takes beside them. */
export function eventListParser(taken: readonly ListParameter[]) {
  return (parameters: QueryParameters): EventListQuery => {
    const fields: FieldError[] = [];
    const filters = orFaults(() => parseEventFilters(parameters, taken), fields);
    const groups = groupParameters(parameters);
    const single = (name: ListParameter) => (taken.includes(name) ? readSingle(groups, name, fields) : null);
    const scope = readScope(single("scope"), fields);
    const limit = readLimit(single("limit"), { max: maxListLimit, fallback: defaultListLimit }, fields);
    const cursor = single("cursor");
    if (filters === null || fields.length > 0) {
      throw new AppError("malformed", "The query string has a fault.", { fields });
    }
    return { filters, scope, limit, cursor };
  };
}
