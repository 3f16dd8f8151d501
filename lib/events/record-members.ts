import type { FieldError } from "@/lib/shared/errors";
import type { MemberSpan } from "@/lib/shared/json-spans";
import type { JsonObject } from "./check-event";

export interface ParsedRecord {
  fields: JsonObject;
  /** The bytes of the member that was left out of `fields`, or null where it is not there. */
  payload: string | null;
  changes: string | null;
}

/** What a format of events reads: the member that is kept as its bytes stand, and every name that means something. */
export interface RecordFormat {
  payload: string;
  known: ReadonlySet<string>;
}

export const repeated = (path: string): FieldError => ({
  path,
  message: "This field stands more than once.",
});

/** The name whose literal stands here, quotes included. Names are JSON strings and may be written with escapes. */
export function nameAt(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString("utf8", start + 1, end - 1);
  return name.includes("\\") ? (JSON.parse(`"${name}"`) as string) : name;
}

export const nameOf = (bytes: Buffer, member: MemberSpan) => nameAt(bytes, member.keyStart, member.keyEnd);

export const valueText = (bytes: Buffer, member: MemberSpan) =>
  bytes.toString("utf8", member.valueStart, member.valueEnd);
