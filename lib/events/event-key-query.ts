import type { FieldError } from "@/lib/shared/errors";
import { groupParameters, type QueryParameters, refuseFaults } from "@/lib/shared/query-parameters";
import { parseInstant } from "./parse-instant";

export type EventKeyParameter = "id" | "occurredAt" | "download";

export interface EventKeyQuery {
  /** From `id`, which routes take that do not carry it in their path. */
  id: string;
  /** Milliseconds since 1970; null when it was not given. */
  occurredAt: number | null;
  isDownload: boolean;
}

/** Makes the reader of the query string of a route for one event, which takes the named parameters alone. */
export function eventKeyParser(taken: readonly EventKeyParameter[]) {
  return (parameters: QueryParameters): EventKeyQuery => {
    const groups = groupParameters(parameters);
    const fields: FieldError[] = [];
    for (const [name, texts] of groups) {
      const isTaken = taken.some((item) => item === name);
      if (!isTaken) fields.push({ path: name, message: "There is no such parameter." });
      else if (texts.length > 1) fields.push({ path: name, message: "Give it once." });
    }
    const single = (name: EventKeyParameter) => groups.get(name)?.[0];
    const id = single("id") ?? "";
    if (taken.includes("id") && id === "") fields.push({ path: "id", message: "Give the event's id." });
    const time = single("occurredAt");
    const occurredAt = time === undefined ? null : parseInstant(time);
    if (time !== undefined && occurredAt === null) {
      fields.push({ path: "occurredAt", message: "Write an RFC 3339 time with a zone; + is %2B in a URL." });
    }
    const download = single("download");
    if (download !== undefined && download !== "1") fields.push({ path: "download", message: "Only 1." });
    refuseFaults(fields);
    return { id, occurredAt, isDownload: download === "1" };
  };
}
