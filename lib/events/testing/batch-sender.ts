// A process of its own that sends batches, for the tests of two senders. Arguments: the database connection as JSON,
// the organization's id and the order ("forward" or "backward"). For each line on standard input, a batch's name, it
// inserts that batch and writes one line: how many events were accepted, were duplicates and were refused.
import { createInterface } from "node:readline";
import { closeDatabase, getDatabase, openDatabase } from "@/db/client";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "./make-event";

const [connection = "", organizationId = "", order] = process.argv.slice(2);
const eventsInBatch = 200;
const firstInstant = Date.parse("2026-05-30T00:00:00Z");
/** So that a batch lies on both sides of a partition's bound. */
const stepMs = 1_800_000;

openDatabase(JSON.parse(connection));
for await (const batch of createInterface({ input: process.stdin })) {
  const events = Array.from({ length: eventsInBatch }, (_, index) =>
    makeEvent(organizationId, {
      id: `${batch}-${index}`,
      occurredAt: new Date(firstInstant + index * stepMs),
    }),
  );
  if (order === "backward") events.reverse();
  const results = await insertEvents(getDatabase(), { organizationId, events, notify: true });
  const count = (wanted: string) => results.filter((result) => result === wanted).length;
  process.stdout.write(`${count("accepted")} ${count("duplicate")} ${count("conflict")}\n`);
}
await closeDatabase();
