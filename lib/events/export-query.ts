import { AppError, type FieldError } from "@/lib/shared/errors";
import { isTimeZone } from "@/lib/shared/format-zone";
import { type Locale, locales } from "@/lib/shared/locale";
import { groupParameters, type QueryParameters, readSingle } from "@/lib/shared/query-parameters";
import { type ExportFormat, exportFormats } from "./export-model";
import type { EventFilters } from "./filters";
import { eventListParser, type ListScope, orFaults } from "./list-query";

export interface EventExportQuery {
  filters: EventFilters;
  scope: ListScope;
  format: ExportFormat;
  /** Null: the caller's own. */
  language: Locale | null;
  /** An IANA name; null: the caller's own. */
  timeZone: string | null;
}

const ownParameters = ["format", "language", "timeZone"] as const;

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string | null,
  path: string,
  fields: FieldError[],
): Value | null {
  const value = values.find((item) => item === text) ?? null;
  if (text !== null && value === null) fields.push({ path, message: `One of ${values.join(", ")}.` });
  return value;
}

/** Makes the reader of an export's query string: the list's filters, and how they are written. */
export function eventExportParser(taken: readonly "scope"[]) {
  const readList = eventListParser([...taken, ...ownParameters]);
  return (parameters: QueryParameters): EventExportQuery => {
    const fields: FieldError[] = [];
    const list = orFaults(() => readList(parameters), fields);
    const groups = groupParameters(parameters);
    const single = (name: (typeof ownParameters)[number]) => readSingle(groups, name, fields);
    const format = oneOf(exportFormats, single("format") ?? "", "format", fields);
    const language = oneOf(locales, single("language"), "language", fields);
    const timeZone = single("timeZone");
    if (timeZone !== null && !isTimeZone(timeZone)) {
      fields.push({ path: "timeZone", message: "A name of the IANA database, such as Asia/Seoul." });
    }
    if (list === null || format === null || fields.length > 0) {
      throw new AppError("malformed", "The query string has a fault.", { fields });
    }
    return { filters: list.filters, scope: list.scope, format, language, timeZone };
  };
}
