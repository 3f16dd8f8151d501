import { expect, it } from "vitest";
import { allAccepted, sentEvent, useIngestBed } from "@/lib/events/testing/ingest-bed";

const bed = useIngestBed();

/** All that may be in memory at once: eight bodies of the largest size. */
const bodiesAtOnce = 8;
const maxWaiting = 64;

/** A body of unknown length, which ends when it is told to. */
function openBody() {
  let control: ReadableStreamDefaultController<Uint8Array> | null = null;
  let isRead = false;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        control = controller;
      },
      pull() {
        isRead = true;
        begin();
      },
    },
    { highWaterMark: 0 },
  );
  const end = () => {
    control?.enqueue(Buffer.from(JSON.stringify(sentEvent())));
    control?.close();
  };
  return { body, begun, end, isRead: () => isRead };
}

it("reads no more bodies than it has room for, lets others wait unread, and sends further ones away", async () => {
  const held = Array.from({ length: bodiesAtOnce }, openBody);
  const replies = held.map(({ body }) => bed.post({ body }));
  await Promise.all(held.map(({ begun }) => begun));
  const waiting = Array.from({ length: maxWaiting + 1 }, openBody);
  let refusals = 0;
  const later = waiting.map(async ({ body }) => {
    const reply = await bed.post({ body });
    if (reply.status === 503) refusals += 1;
    return reply;
  });
  const refused = await Promise.race(later);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("2");
  expect(refusals).toBe(1);
  expect(waiting.some(({ isRead }) => isRead())).toBe(false);
  for (const { end } of [...held, ...waiting]) end();
  for (const reply of await Promise.all(replies)) expect(reply).toMatchObject(allAccepted(1));
  const statuses = (await Promise.all(later)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array.from({ length: maxWaiting }, () => 200), 503]);
});
