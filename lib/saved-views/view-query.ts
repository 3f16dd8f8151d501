import { type EventFilters, parseEventFilters, serializeEventFilters } from "@/lib/events/filters";
import { resolveRange } from "@/lib/events/time-range";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { maxViewQueryLength } from "./model";

/** What a view keeps of a list beside its filters: columns as `time.event.user`, widths as `event.240`. */
const arrangement = ["columns", "widths"] as const;
const arrangementForm = /^[A-Za-z0-9.]{1,500}$/;

const invalid = (fields: readonly FieldError[]) =>
  new AppError("invalid", "The view is not valid.", {
    fields: fields.map(({ path, message }) => ({
      path: "query",
      message: path === "" ? message : `${path}: ${message}`,
    })),
  });

function readArrangement(parameters: URLSearchParams): [string, string][] {
  return arrangement.flatMap((name) => {
    const texts = parameters.getAll(name);
    if (texts.length > 1) throw invalid([{ path: name, message: "Give it once." }]);
    if (texts.some((text) => !arrangementForm.test(text)))
      throw invalid([{ path: name, message: "Names or numbers, with dots between them." }]);
    return texts.map((text): [string, string] => [name, text]);
  });
}

function readFilters(parameters: URLSearchParams, now: number): EventFilters {
  try {
    const filters = parseEventFilters(parameters, arrangement);
    resolveRange(filters.range, now);
    return filters;
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") throw invalid(error.fields);
    throw error;
  }
}

/**
 * Reads the query string of a list as a view keeps it, and writes it again in the console's one spelling, so that an
 * opened view is told by its address. `now` is in milliseconds since 1970. Throws `invalid` for what no list could be
 * asked, and for what is of one sight alone: the opened event, the zone.
 */
export function readViewQuery(text: string, now: number): { filters: EventFilters; query: string } {
  const parameters = new URLSearchParams(text);
  const filters = readFilters(parameters, now);
  const written = serializeEventFilters(filters);
  for (const [name, value] of readArrangement(parameters)) written.set(name, value);
  const query = written.toString();
  if (query.length > maxViewQueryLength) {
    throw invalid([{ path: "", message: `At most ${maxViewQueryLength} characters.` }]);
  }
  return { filters, query };
}
