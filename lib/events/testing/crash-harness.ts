import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { closeDatabase, getPool, openDatabase } from "@/db/client";
import { EmbeddedServer } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { makeApiKey, makeOrganization } from "@/db/testing/make-organization";

/** A PostgreSQL with its durability on, as in production, an organization and its key. */
export async function startCrashBed(settings: Record<string, string | number> = {}, dataDirectory?: string) {
  const directory = dataDirectory ?? (await mkdtemp(path.join(os.tmpdir(), "cairn-crash-")));
  const server = await EmbeddedServer.start({
    dataDirectory: directory,
    settings: { shared_buffers: "32MB", ...settings },
  });
  await migrateDatabase(server.connection);
  openDatabase(server.connection);
  const organization = await makeOrganization();
  const { key } = await makeApiKey(organization, { permissions: ["events.ingest"] });
  return {
    directory,
    server,
    organization,
    key,
    async stop() {
      await closeDatabase();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type CrashBed = Awaited<ReturnType<typeof startCrashBed>>;

export interface Worker {
  url: string;
  process: ChildProcess;
}

/** Starts the HTTP server that takes the events in, in a process that can be killed. */
export async function startWorker(bed: CrashBed): Promise<Worker> {
  const loaders = ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs"];
  const script = "lib/events/testing/ingest-worker.ts";
  const child = spawn(process.execPath, [...loaders, script, JSON.stringify(bed.server.connection)], {
    // Its log is full of the failures that the tests provoke.
    stdio: ["ignore", "pipe", process.env.DEBUG_WORKER ? "inherit" : "ignore"],
  });
  const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { url: `http://127.0.0.1:${port}/api/v1/events`, process: child };
}

export async function killWorker(worker: Worker): Promise<void> {
  if (worker.process.exitCode !== null || worker.process.signalCode !== null) return;
  const ended = once(worker.process, "exit");
  worker.process.kill("SIGKILL");
  await ended;
}

const batchSize = 50;

/** One request's body: NDJSON of organization events whose ids tell batch and place. */
export const batchBody = (batch: number): string =>
  Array.from({ length: batchSize }, (_, place) =>
    JSON.stringify({
      id: `event-${batch}-${place}`,
      occurredAt: new Date(Date.UTC(2026, 9, 1) + batch * 1_000 + place).toISOString(),
      scope: "organization",
      service: "IAM",
      event: "Console Login",
      log: { text: "x".repeat(500) },
    }),
  ).join("\n");

export const sendBody = (url: string, key: string, body: string): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    body,
  });

export interface ImportPlan {
  bed: CrashBed;
  batches: number;
  /** Where to send now; it changes when the worker does. */
  currentUrl: () => Promise<string>;
  /** After each acknowledgement, with their number so far; the line that got it waits for the end. */
  onAcknowledged: (acknowledged: number) => void | Promise<void>;
}

/** Sends all batches over four lines at once, each until it is acknowledged, and notes every refusal. */
export async function runImport({ bed, batches, currentUrl, onAcknowledged }: ImportPlan) {
  const refusals: { status: number; retryAfter: string | null }[] = [];
  let next = 0;
  let acknowledged = 0;
  const send = async (batch: number) => {
    for (;;) {
      const answer = await sendBody(await currentUrl(), bed.key, batchBody(batch)).catch(() => null);
      if (answer?.status === 200) return;
      if (answer) refusals.push({ status: answer.status, retryAfter: answer.headers.get("retry-after") });
    }
  };
  const line = async () => {
    while (next < batches) {
      const batch = next;
      next += 1;
      await send(batch);
      acknowledged += 1;
      await onAcknowledged(acknowledged);
    }
  };
  await Promise.all([line(), line(), line(), line()]);
  return { refusals, expectedEvents: batches * batchSize };
}

/** What is stored, counted in the three ways that must agree: the rows, the batches, the counts. */
export async function countStored(bed: CrashBed) {
  const { rows } = await getPool().query(
    `SELECT (SELECT count(*) FROM events WHERE organization_id = $1) AS events,
            (SELECT count(DISTINCT id) FROM events WHERE organization_id = $1) AS ids,
            (SELECT sum(event_count)::int8 FROM event_batches WHERE organization_id = $1) AS batched,
            (SELECT sum(count)::int8 FROM event_count_deltas
              WHERE organization_id = $1 AND dimension = 'total') AS counted`,
    [bed.organization.id],
  );
  return rows[0];
}
