import { z } from "zod";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { contractWords } from "./contract-words";

/** A zod object (unknown parameters are refused), or a parser of its own that throws AppError `malformed`. */
export type QuerySource = z.ZodObject | ((search: URLSearchParams) => unknown);

export type QueryOf<Q extends QuerySource | undefined> = Q extends z.ZodType
  ? z.output<Q>
  : Q extends (search: URLSearchParams) => infer Result
    ? Result
    : Record<string, never>;

/** A query field that may be given more than once: always an array, empty when the parameter is absent. */
export const repeated = <Item extends z.ZodType>(item: Item) =>
  z
    .union([z.array(item), item.transform((value) => [value])])
    .optional()
    .transform((values): z.output<Item>[] => (values ?? []) as z.output<Item>[]);

export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join("."),
          message: "This is not a known field.",
        }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );

/** Says so once for each parameter name, and echoes no value. */
function rejectUndecodable(search: URLSearchParams, raw: string): void {
  try {
    decodeURIComponent(raw.replaceAll("+", " "));
  } catch (cause) {
    throw new AppError("malformed", "The query string is not percent-encoded UTF-8.", { cause });
  }
  const withNul = [...search].filter(([key, value]) => `${key}${value}`.includes("\u0000"));
  if (withNul.length === 0) return;
  throw new AppError("malformed", "The query string holds a NUL character.", {
    fields: withNul.map(([key]) => ({ path: key.replaceAll("\u0000", ""), message: "NUL is not allowed." })),
  });
}

function toRecord(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((key) => {
    const values = search.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? "") : values] as const;
  });
  return Object.fromEntries(entries);
}

const singleMessage = "Give this parameter once.";

/** Names the parameter that is not there, and those that are. */
function unknownMessage(name: string, contract: z.ZodObject): string {
  const known = Object.keys(contract.shape);
  const takes = known.length > 0 ? `takes ${known.join(", ")}` : "takes none";
  return `There is no parameter "${name}". This address ${takes}.`;
}

/**
 * Reads the query string of a URL. Every fault (unknown, repeated, out of range, undecodable) throws
 * `malformed` with the parameters named; a route without a query definition takes no parameter at all.
 */
export function readQuery<Q extends QuerySource | undefined>(url: string, source: Q): QueryOf<Q> {
  const { search, searchParams } = new URL(url);
  rejectUndecodable(searchParams, search.slice(1));
  if (typeof source === "function") return source(searchParams) as QueryOf<Q>;
  const record = toRecord(searchParams);
  const contract: z.ZodObject = source ?? z.object({});
  const result = contract.strict().safeParse(record, { error: contractWords });
  if (result.success) return result.data as QueryOf<Q>;
  const fields = fieldErrors(result.error).map(({ path, message }) => {
    if (!Object.hasOwn(contract.shape, path)) return { path, message: unknownMessage(path, contract) };
    return { path, message: Array.isArray(record[path]) ? singleMessage : message };
  });
  throw new AppError("malformed", "The query string is not valid.", { fields });
}
