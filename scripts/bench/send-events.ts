import type { IngestAnswer } from "@/lib/events/server/ingest-events";
import type { HttpClient } from "./http-client";

const path = "/api/v1/events?notify=false";

/** Sends bodies of NDJSON by several senders at once, each waiting for its answer; throws unless all were taken. */
export async function sendBodies(
  client: HttpClient,
  bodies: Iterable<{ body: Buffer; count: number }>,
  senders: number,
): Promise<void> {
  const queue = bodies[Symbol.iterator]();
  const send = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { body, count } = next.value;
      const answer = JSON.parse(await client.post(path, "application/x-ndjson", body)) as IngestAnswer;
      if (answer.accepted !== count) throw new Error(`${answer.accepted} of ${count} events were accepted.`);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
}
