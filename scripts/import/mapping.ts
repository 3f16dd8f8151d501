import type { EventScope, IncomingEvent } from "@/lib/events/model";
import type { FieldError } from "@/lib/shared/errors";
import type { SourceFormat } from "./envelopes";
import type { JsonObject } from "./read-fields";
import { type ReadTime, readTime } from "./read-time";
import type { TimeZone } from "./time-zone";

export interface MappingOptions {
  /** For source times that have no zone. */
  zone: TimeZone;
}

/**
 * What a mapping says of a record. `id` is null when the record has none of its own; scope and project come from
 * the command line unless the record names them; bounds are applied afterwards.
 */
export interface MappedEvent extends Omit<IncomingEvent, "id" | "scope"> {
  id: string | null;
  scope?: EventScope;
}

export type MappingResult = { event: MappedEvent } | { reject: FieldError };

/** A source format. Both functions are pure; `map` is only asked for records that `recognizes` or the user chose. */
export interface FormatMapping {
  format: SourceFormat;
  recognizes(record: JsonObject): boolean;
  map(record: JsonObject, options: MappingOptions): MappingResult;
}

export function reject(path: string, message: string): { reject: FieldError } {
  return { reject: { path, message } };
}

/** A mapping's parts that every record must have; the first that is missing is the reason of the reject. */
interface Essentials {
  /** The source's name of the time field, for the reason. */
  timePath: string;
  time: ReadTime;
  servicePath: string;
  service: string | undefined;
  eventPath: string;
  event: string | undefined;
}

/** Builds the event when time, service and event name are there, else the reject that says which is not. */
export function mapped(
  essentials: Essentials,
  rest: () => Omit<MappedEvent, "occurredAt" | "service" | "event">,
): MappingResult {
  const { time, service, event } = essentials;
  if (event === undefined) return reject(essentials.eventPath, "the record does not say what happened");
  if (service === undefined)
    return reject(essentials.servicePath, "the record does not say in which service");
  if ("problem" in time) return reject(essentials.timePath, time.problem);
  return { event: { occurredAt: time.at, service, event, ...rest() } };
}

/** Reads the first of the values that is there; the path of the first one names the field when none is. */
export function readFirstTime(
  candidates: readonly (readonly [path: string, value: unknown])[],
  { zone }: MappingOptions,
): { timePath: string; time: ReadTime } {
  const [path, value] = candidates.find(([, candidate]) => candidate != null && candidate !== "") ??
    candidates[0] ?? ["occurredAt", undefined];
  return { timePath: path, time: readTime(value, zone) };
}
