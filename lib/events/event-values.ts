import { z } from "zod";
import {
  groupParameters,
  type QueryParameters,
  readLimit,
  readSingle,
  refuseFaults,
  unknownParameters,
} from "@/lib/shared/query-parameters";
import { type ListScope, readScope } from "./list-query";

/** What `GET …/events/values` is asked for. */
export const valueFields = ["actor", "resource", "project"] as const;
export type ValueField = (typeof valueFields)[number];

export const maxValues = 50;
export const defaultValues = 20;
export const maxValueQueryLength = 200;

/** The values that occur, as the filters ask for them (`GET …/events/values`). */
export const eventValuesSchema = z.object({
  values: z.array(
    z.object({
      /** The filter that asks for the value. */
      field: z.enum(["actor", "resourceId", "resourceName", "project"]),
      value: z.string(),
      /** What people call it, where that is another text. */
      name: z.string().nullable(),
      /** Its newest event among those that were looked at; null where that is not known. */
      lastSeenAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Events before this were not looked at one by one; null where all were. */
  searchedThrough: z.iso.datetime().nullable(),
});

export type EventValues = z.output<typeof eventValuesSchema>;
export type EventValue = EventValues["values"][number];

export interface EventValuesQuery {
  scope: ListScope;
  field: ValueField;
  /** A part of a value or of a name; empty: any. */
  q: string;
  limit: number;
}

function readText(text: string | null, fields: { path: string; message: string }[]): string {
  const q = text?.trim() ?? "";
  if (q.length > maxValueQueryLength)
    fields.push({ path: "q", message: `At most ${maxValueQueryLength} characters.` });
  else if (q.includes("\0") || /\p{Surrogate}/u.test(q)) {
    fields.push({ path: "q", message: "NUL and lone surrogates occur in no event." });
  }
  return q;
}

/** Makes the reader of the query string; lists over an organization have a `scope`. */
export function eventValuesParser(taken: readonly "scope"[]) {
  return (parameters: QueryParameters): EventValuesQuery => {
    const groups = groupParameters(parameters);
    const fields = unknownParameters(groups, ["field", "q", "limit", ...taken]);
    const name = readSingle(groups, "field", fields);
    const field = valueFields.find((item) => item === name);
    if (!field) fields.push({ path: "field", message: `One of ${valueFields.join(", ")}.` });
    const scope = readScope(taken.length > 0 ? readSingle(groups, "scope", fields) : null, fields);
    const bounds = { max: maxValues, fallback: defaultValues };
    const limit = readLimit(readSingle(groups, "limit", fields), bounds, fields);
    const q = readText(readSingle(groups, "q", fields), fields);
    refuseFaults(fields);
    return { scope, field: field ?? "actor", q, limit };
  };
}
