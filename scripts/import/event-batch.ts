import { maxBatchSize } from "@/lib/events/model";
import type { PreparedEvent } from "./prepare-record";

/** Requests are kept well under the API's 16 MiB, so that an answer is not long in coming and little is sent twice. */
export const targetBatchBytes = 4 * 1_048_576;

/** Events that go into one request. */
export class EventBatch {
  readonly events: PreparedEvent[] = [];
  #bytes = 0;

  hasRoomFor(event: PreparedEvent): boolean {
    if (this.events.length === 0) return true;
    return this.events.length < maxBatchSize && this.#bytes + event.bytes.length + 1 <= targetBatchBytes;
  }

  add(event: PreparedEvent): void {
    this.events.push(event);
    this.#bytes += event.bytes.length + 1;
  }
}

export interface RequestBody {
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The request for some events: lines of NDJSON; a record that spans lines can't be one of them, so a batch with such
 * a record goes as one JSON document, in which its bytes survive as well.
 */
export function requestBody(events: readonly PreparedEvent[]): RequestBody {
  if (!events.some((event) => event.spansLines)) {
    return { contentType: "application/x-ndjson", bytes: joined(events, "", "\n", "\n") };
  }
  return { contentType: "application/json", bytes: joined(events, '{"events":[', ",", "]}") };
}

function joined(
  events: readonly PreparedEvent[],
  before: string,
  between: string,
  after: string,
): Uint8Array<ArrayBuffer> {
  const separator = Buffer.from(between);
  const parts = events.flatMap((event, index) => (index === 0 ? [event.bytes] : [separator, event.bytes]));
  return Buffer.concat([Buffer.from(before), ...parts, Buffer.from(after)]);
}
