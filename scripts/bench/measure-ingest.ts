import { getDatabase, getPool } from "@/db/client";
import { monthOf, partitionName } from "@/lib/events/partition-months";
import { insertEvents } from "@/lib/events/server/insert-events";
import { copyChunks, copyEvents } from "./copy-events";
import { eventSource } from "./make-events";
import { sendBodies } from "./send-events";
import type { Site } from "./site";
import { type BatchSize, cutEvents, makeSlice, type Slice } from "./slice";

const sliceSize = 10_000;
/** Rounds that count; one before them warms everything up. */
const rounds = 7;

interface Way {
  name: "copy" | "direct" | "http";
  label: string;
  batchSize: BatchSize;
  senders: number;
}

const http = (senders: number, batchSize: BatchSize): Way => ({
  name: "http",
  label: `HTTP, ${senders} ${senders === 1 ? "sender" : "senders"}, batches of ${batchSize}`,
  batchSize,
  senders,
});

const direct = (batchSize: BatchSize): Way => ({
  name: "direct",
  label: `insertEvents, batches of ${batchSize}`,
  batchSize,
  senders: 1,
});

const ways: readonly Way[] = [
  { name: "copy", label: "COPY, one statement", batchSize: 5_000, senders: 1 },
  direct(5_000),
  http(1, 5_000),
  direct(1_000),
  http(1, 1_000),
  http(4, 1_000),
];

/** Events a second, one for each round. */
export interface IngestFigures extends Way {
  rates: number[];
}

/** Writes one slice, and answers the seconds that it took until everything was committed. */
async function write(site: Site, way: Way, slice: Slice): Promise<number> {
  const chunks = way.name === "copy" ? copyChunks(slice.events) : [];
  const batches = cutEvents(slice, way.batchSize);
  const organizationId = site.world.organization.id;
  const startedAt = performance.now();
  if (way.name === "copy") await copyEvents(chunks);
  else if (way.name === "http") await sendBodies(site.client, slice.bodies, way.senders);
  else {
    for (const events of batches)
      await insertEvents(getDatabase(), { organizationId, events, notify: false });
  }
  return (performance.now() - startedAt) / 1_000;
}

/** Takes the slice away again, so that the next way finds a table of the same size. */
async function remove(site: Site, name: string): Promise<void> {
  const client = await getPool().connect();
  try {
    // In a large table this takes longer than a request's statement may.
    await client.query("SET statement_timeout = 0");
    await client.query(
      "DELETE FROM events WHERE organization_id = $1 AND occurred_at > now() - interval '1 hour' AND id LIKE $2",
      [site.world.organization.id, `${name}-%`],
    );
    await client.query(`VACUUM ${partitionName(monthOf(new Date()))}`);
  } finally {
    // Not back into the pool, which is for statements with a bound.
    client.release(true);
  }
}

/**
 * Measures every way in at every size, in turns: what else the machine does then falls on all of them alike. Each
 * slice is written into a table that holds the site's events, and is taken away after it.
 */
export async function measureIngest(
  sites: readonly Site[],
  onProgress: (message: string) => void,
): Promise<Map<number, IngestFigures[]>> {
  const figures = new Map(
    sites.map((site) => [site.size, ways.map((way): IngestFigures => ({ ...way, rates: [] }))]),
  );
  const source = eventSource(1);
  for (let round = 0; round <= rounds; round += 1) {
    onProgress(`Taking in events, round ${round} of ${rounds}`);
    for (const site of sites) {
      await site.withDatabase(async () => {
        for (const figure of figures.get(site.size) ?? []) {
          const name = `slice-${round}-${figure.name}-${figure.senders}-${figure.batchSize}`;
          const { context } = site.world;
          const slice = await makeSlice(context, source, {
            name,
            size: sliceSize,
            batchSize: figure.batchSize,
          });
          const seconds = await write(site, figure, slice);
          if (round > 0) figure.rates.push(sliceSize / seconds);
          await remove(site, name);
        }
      });
    }
  }
  return figures;
}

/** Of several ways alike but for their senders, the one with the fewest. */
export const ratesOf = (
  figures: readonly IngestFigures[],
  name: Way["name"],
  batchSize: BatchSize,
): readonly number[] =>
  figures.find((figure) => figure.name === name && figure.batchSize === batchSize)?.rates ?? [];
