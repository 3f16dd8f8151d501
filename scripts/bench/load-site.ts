import { getPool } from "@/db/client";
import { eventSource, historyMs } from "./make-events";
import { sendBodies } from "./send-events";
import type { Site } from "./site";

const batchSize = 2_000;
const senders = 2;

/** The history of a site: events in the order of time, over the 90 days that end now. */
function* history(size: number, onSent: (count: number) => void) {
  const source = eventSource(0);
  const end = Date.now();
  const start = end - historyMs;
  for (let first = 0; first < size; first += batchSize) {
    const count = Math.min(batchSize, size - first);
    let text = "";
    for (let n = first; n < first + count; n += 1) {
      text += `${source.line(`event-${n}`, start + Math.floor((n / size) * historyMs))}\n`;
    }
    yield { body: Buffer.from(text), count };
    onSent(first + count);
  }
}

/** Fills a site through its API, then has PostgreSQL do what it would do by itself soon after. Answers events/s. */
export async function loadSite(site: Site, onProgress: (message: string) => void): Promise<number> {
  const startedAt = performance.now();
  let told = 0;
  await sendBodies(
    site.client,
    history(site.size, (count) => {
      const tenths = Math.floor((count * 10) / site.size);
      if (tenths > told) onProgress(`Loading ${site.size} events: ${tenths * 10} %`);
      told = tenths;
    }),
    senders,
  );
  const rate = (site.size * 1_000) / (performance.now() - startedAt);
  await site.withDatabase(async () => {
    // VACUUM of a large table takes longer than a request's statement may.
    const client = await getPool().connect();
    try {
      await client.query("SET statement_timeout = 0");
      await client.query("VACUUM (ANALYZE) events");
      await client.query("CHECKPOINT");
      const { rows } = await client.query("SELECT count(*)::int AS count FROM events");
      if (rows[0]?.count !== site.size)
        throw new Error(`${rows[0]?.count} of ${site.size} events are stored.`);
    } finally {
      client.release(true);
    }
  });
  return rate;
}
