import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { getPool } from "@/db/client";
import type { NewEvent } from "@/lib/events/model";
import { addressOf } from "@/lib/events/server/encode-events";

const batchId = 0;

/** Every column of `events`, from what a sender's event holds. */
const columns: readonly [name: string, read: (event: NewEvent) => string | null][] = [
  ["organization_id", (event) => event.organizationId],
  ["occurred_at", (event) => event.occurredAt.toISOString()],
  ["id", (event) => event.id],
  ["scope_id", (event) => event.scopeId],
  ["received_at", () => new Date().toISOString()],
  ["batch_id", () => String(batchId)],
  ["provider", (event) => event.provider],
  ["service", (event) => event.service],
  ["event", (event) => event.event],
  ["resource_type", (event) => event.resourceType],
  ["resource_id", (event) => event.resourceId],
  ["resource_name", (event) => event.resourceName],
  ["actor_type", (event) => event.actorType],
  ["actor_id", (event) => event.actorId],
  ["actor_name", (event) => event.actorName],
  ["actor_email", (event) => event.actorEmail],
  ["channel", (event) => event.channel],
  ["source_ip", (event) => event.sourceIp],
  ["source_inet", (event) => addressOf(event.sourceIp)],
  ["user_agent", (event) => event.userAgent],
  ["request_id", (event) => event.requestId],
  ["correlation_id", (event) => event.correlationId],
  ["trace_id", (event) => event.traceId],
  ["outcome", (event) => event.outcome],
  ["catalog_status", (event) => event.catalogStatus],
  ["reason", (event) => event.reason],
  ["message", (event) => event.message],
  ["changes", (event) => event.changes],
  ["content_hash", (event) => `\\x${createHash("sha256").update(event.log).digest("hex")}`],
  ["log", (event) => event.log],
];

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escapeText = (text: string) => text.replace(/[\\\n\r\t]/g, (found) => escapes[found] ?? found);
const chunkRows = 500;

/** Rows in COPY's text format, hashed and escaped: COPY itself is all that is then measured. */
export function copyChunks(events: readonly NewEvent[]): Buffer[] {
  const rows = events.map((event) =>
    columns.map(([, read]) => read(event)).map((value) => (value === null ? "\\N" : escapeText(value))),
  );
  const chunks: Buffer[] = [];
  for (let start = 0; start < rows.length; start += chunkRows) {
    const part = rows.slice(start, start + chunkRows);
    chunks.push(Buffer.from(part.map((row) => `${row.join("\t")}\n`).join("")));
  }
  return chunks;
}

/** Copies rows into a table with the columns of `events`. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  chunks: readonly Buffer[],
): Promise<void> {
  const names = columns.map(([name]) => name).join(", ");
  await pipeline(Readable.from(chunks), client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`)));
}

/** Copies rows into the indexed table, in one statement and one commit. */
export async function copyEvents(chunks: readonly Buffer[]): Promise<void> {
  const client = await getPool().connect();
  try {
    await copyInto(client, "events", chunks);
  } finally {
    client.release();
  }
}
