import { getPool } from "@/db/client";
import { copyChunks, copyInto } from "./copy-events";
import { eventSource } from "./make-events";
import type { Site } from "./site";
import { makeSlice } from "./slice";
import { median } from "./statistics";

const rows = 20_000;
const rounds = 5;
const table = "bench_events";

export interface IndexFigures {
  /** Columns after the organization, as PostgreSQL writes them; "all" for the table with every index. */
  columns: string;
  /** Events a second, with this one index left out. */
  rateWithout: number;
}

interface Index {
  name: string | null;
  columns: string;
}

/** A copy of the table with the same indexes, empty and not partitioned. */
async function makeTable(): Promise<Index[]> {
  await getPool().query(`CREATE TABLE ${table} (LIKE events INCLUDING ALL)`);
  const found = await getPool().query<{ name: string; columns: string }>(
    `SELECT indexname AS name, substring(indexdef FROM '\\(organization_id, ([^)]*)\\)') AS columns
     FROM pg_indexes WHERE tablename = $1 AND indexname NOT LIKE '%_pkey' ORDER BY 2`,
    [table],
  );
  return [{ name: null, columns: "all" }, ...found.rows];
}

/** Everything is rolled back, so that each turn finds the table empty and all indexes there. */
async function copyWithout(index: Index, chunks: readonly Buffer[]): Promise<number> {
  const client = await getPool().connect();
  try {
    await client.query(`BEGIN; TRUNCATE ${table}`);
    if (index.name) await client.query(`DROP INDEX ${index.name}`);
    const startedAt = performance.now();
    await copyInto(client, table, chunks);
    return (rows * 1_000) / (performance.now() - startedAt);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** What each index costs COPY: its rate with all of them, and with all but one, in turns. */
export function measureIndexes(site: Site): Promise<IndexFigures[]> {
  return site.withDatabase(async () => {
    const indexes = await makeTable();
    const plan = { name: "indexed", size: rows, batchSize: 5_000 } as const;
    const chunks = copyChunks((await makeSlice(site.world.context, eventSource(4), plan)).events);
    const rates = indexes.map((): number[] => []);
    for (let round = 0; round <= rounds; round += 1) {
      for (const [place, index] of indexes.entries()) {
        const rate = await copyWithout(index, chunks);
        if (round > 0) rates[place]?.push(rate);
      }
    }
    return indexes.map(({ columns }, place) => ({ columns, rateWithout: median(rates[place] ?? []) }));
  });
}
