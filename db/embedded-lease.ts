import pg from "pg";
import { errorCode } from "@/lib/shared/error-code";
import { writeLog } from "@/lib/shared/log";

/** One number for all processes: who uses the server holds it shared, who stops the server holds it alone. */
const leaseKey = 4_127_001;

/** Codes of a server that is not there (yet) or is going: nothing listens, starting up, shutting down. */
export const isAbsent = (error: unknown): boolean =>
  /^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-3])$/.test(errorCode(error) ?? "") ||
  (error instanceof Error && error.message.startsWith("Connection terminated"));

/**
 * Connects and holds the lease, which says "this server is in use". `onLost` is called once when the
 * connection breaks without `release`.
 */
export async function holdLease(connection: pg.ClientConfig, onLost: () => void) {
  const client = new pg.Client({ ...connection, application_name: "cairn-lease", keepAlive: true });
  let isReleased = false;
  let isLost = false;
  const lose = () => {
    if (isReleased || isLost) return;
    isLost = true;
    onLost();
  };
  // Without a listener a broken connection would end the process.
  client.on("error", lose);
  await client.connect();
  client.on("end", lose);
  try {
    await client.query("SELECT pg_advisory_lock_shared($1)", [leaseKey]);
  } catch (error) {
    isReleased = true;
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    async release() {
      isReleased = true;
      await client.end().catch(() => undefined);
    },
  };
}

export type Lease = Awaited<ReturnType<typeof holdLease>>;

/** Runs `stop` when no other process holds the lease, and keeps newcomers waiting while it runs. */
export async function stopWhenUnused(connection: pg.ClientConfig, stop: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: "cairn-lease" });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // Where it does not answer, nobody is served by it: whatever is left of it may go.
    if (isAbsent(error)) return stop();
    // One that answers, if only that it has no connection left, serves somebody.
    return writeLog("warn", "PostgreSQL is left running: it can't be asked who uses it.", { error });
  }
  try {
    const answer = await client.query("SELECT pg_try_advisory_lock($1) AS alone", [leaseKey]);
    if (answer.rows[0]?.alone === true) await stop();
  } finally {
    await client.end().catch(() => undefined);
  }
}
