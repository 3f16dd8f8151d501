import "server-only";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type pg from "pg";
import { getPool } from "@/db/client";
import type { Window } from "./event-windows";

/** A read of events: statements under one set of planner rules, and the partitions that there are, oldest first. */
export interface EventReader {
  read<Row extends pg.QueryResultRow>(query: SQL): Promise<Row[]>;
  partitions: readonly Window[];
}

const statementTimeoutMs = 5_000;

/**
 * With sorts and bitmaps out of the way the planner walks the index whose order a statement asks for, so the
 * statement reads no more rows than its own LIMIT, whatever the statistics say. Costs here are far below what
 * compiling or starting parallel workers takes. All statements see one snapshot, so that counts and rows agree. The last
 * statement names the set of partitions.
 */
const prologue = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL enable_seqscan = off;
  SET LOCAL enable_bitmapscan = off;
  SET LOCAL enable_sort = off;
  SET LOCAL jit = off;
  SET LOCAL max_parallel_workers_per_gather = 0;
  SET LOCAL statement_timeout = ${statementTimeoutMs};
  SELECT coalesce(string_agg(inhrelid::text, ',' ORDER BY inhrelid), '') AS fingerprint
    FROM pg_inherits WHERE inhparent = 'events'::regclass`;

const boundsQuery = `
  SELECT extract(epoch FROM bounds[1]::timestamptz)::float8 * 1000 AS from,
         extract(epoch FROM bounds[2]::timestamptz)::float8 * 1000 AS to
  FROM (
    SELECT regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\(''([^'']+)''\\) TO \\(''([^'']+)''\\)') AS bounds
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'events'::regclass
  ) partition
  ORDER BY 1`;

interface Known {
  fingerprint: string;
  partitions: readonly Window[];
}

const known = new WeakMap<pg.Pool, Known>();
const dialect = new PgDialect();

/** Reading the bounds takes milliseconds, so they are kept for as long as the set of partitions is the same. */
async function partitionsOf(pool: pg.Pool, client: pg.PoolClient, fingerprint: string) {
  const kept = known.get(pool);
  if (kept?.fingerprint === fingerprint) return kept.partitions;
  const { rows } = await client.query<Record<keyof Window, number | null>>(boundsQuery);
  const partitions = rows.map(({ from, to }): Window => {
    if (from === null || to === null)
      throw new Error("A partition of events has bounds that are not two times.");
    return { from, to };
  });
  known.set(pool, { fingerprint, partitions });
  return partitions;
}

/** Runs `work` in one read-only transaction on a connection of its own. */
export async function withEventReader<T>(work: (reader: EventReader) => Promise<T>): Promise<T> {
  const pool = getPool();
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    // Several statements in one text answer several results, which the driver's types don't know.
    const results = (await client.query(prologue)) as unknown as pg.QueryResult<{ fingerprint: string }>[];
    const fingerprint = results.at(-1)?.rows[0]?.fingerprint ?? "";
    const partitions = await partitionsOf(pool, client, fingerprint);
    const read = async <Row extends pg.QueryResultRow>(query: SQL) => {
      const { sql: text, params } = dialect.sqlToQuery(query);
      return (await client.query<Row>(text, params)).rows;
    };
    return await work({ read, partitions });
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A transaction that only read has nothing to keep; where even its end fails, the connection is broken.
    const end = await client.query("ROLLBACK").then(
      () => undefined,
      (error: Error) => failure ?? error,
    );
    client.release(end);
  }
}
