import type { IngestAnswer } from "@/lib/events/server/ingest-events";
import type { HttpClient } from "./http-client";

/** Sends one body of NDJSON to notify by; throws unless all of its events were taken. */
export async function sendToNotify(client: HttpClient, lines: readonly string[]): Promise<void> {
  const body = Buffer.from(lines.join("\n"));
  checkAnswer(await client.post("/api/v1/events", "application/x-ndjson", body), lines.length);
}

function checkAnswer(text: string, count: number): void {
  const { accepted, rejected } = JSON.parse(text) as IngestAnswer;
  if (accepted === count) return;
  throw new Error(`${accepted} of ${count} events were accepted: ${JSON.stringify(rejected.slice(0, 1))}`);
}

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
      checkAnswer(await client.post(path, "application/x-ndjson", body), count);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
}
