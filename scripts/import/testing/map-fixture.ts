import type { SourceFormat } from "../envelopes";
import { findMapping } from "../formats/find-mapping";
import type { MappedEvent } from "../mapping";
import type { JsonObject } from "../read-fields";
import { type TimeZone, utc } from "../time-zone";
import { fixtureRecords } from "./read-fixture";

/** The event that a record becomes; fails with the reason where it becomes none. */
export function mapRecord(format: SourceFormat, record: JsonObject, zone: TimeZone = utc): MappedEvent {
  const result = findMapping(format, record)?.map(record, { zone });
  if (result === undefined || "reject" in result) throw new Error(`rejected: ${JSON.stringify(result)}`);
  return result.event;
}

/** The event that the record on a line (from 0) of a file in `testdata` becomes. */
export function mapFixture(format: SourceFormat, name: string, index: number): MappedEvent {
  const record = fixtureRecords(name)[index];
  if (record === undefined) throw new Error(`${name} has no record ${index}`);
  return mapRecord(format, record);
}

/** Why a record is refused; undefined when it is not. */
export function refusal(format: SourceFormat, record: JsonObject): string | undefined {
  const result = findMapping(format, record)?.map(record, { zone: utc });
  return result && "reject" in result ? `${result.reject.path}: ${result.reject.message}` : undefined;
}
