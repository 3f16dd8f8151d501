import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";
import { OwnServer, runScript } from "../fixtures/own-server";

const eventCount = 3_000;
/** The importer puts 4 MiB into a request: some 200 of these events, so the import takes 15 requests. */
const logBytes = 20_000;
/** Something is killed each time that the trail has reached one of these; the server and PostgreSQL in turn. */
const killPoints = [0, 700, 1_400, 2_100];
const pageSize = 200;

const idOf = (index: number) => `event-${String(index).padStart(6, "0")}`;
const startsAt = Date.UTC(2026, 8, 1);
const padding = "x".repeat(logBytes);

const fileOf = () =>
  Array.from({ length: eventCount }, (_, index) =>
    JSON.stringify({
      id: idOf(index),
      occurredAt: new Date(startsAt + index * 1_000).toISOString(),
      scope: "organization",
      service: "IAM",
      event: "Console Login",
      log: { text: padding },
    }),
  ).join("\n");

/** One page of the trail, newest first; null while the server is away. */
async function readPage(listUrl: string, key: string, query: string) {
  const answer = await fetch(`${listUrl}?from=2026-09-01T00:00:00Z&${query}`, {
    headers: { authorization: `Bearer ${key}` },
  }).catch(() => null);
  if (!answer?.ok) return null;
  return (await answer.json()) as { events: { id: string }[]; nextCursor: string | null };
}

async function readAllIds(listUrl: string, key: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await readPage(
      listUrl,
      key,
      `limit=${pageSize}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (!page) throw new Error("The list was not answered.");
    ids.push(...page.events.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

test("an import survives kill -9 of the server and of PostgreSQL, again and again", async ({ baseURL }) => {
  test.setTimeout(240_000);
  const server = await OwnServer.start(Number(new URL(baseURL ?? "").port) + 20);
  try {
    const { slug, apiKey } = await orderOrganization(
      { keyPermissions: ["events.ingest", "organizationEvents.read"] },
      server.controlUrl,
    );
    const file = path.join(server.directory, "events.ndjson");
    await writeFile(file, fileOf());
    const place = ["--url", server.url, "--key", apiKey, "--organization", slug];
    const importer = runScript("scripts/import.ts", ["--format", "cairn", "--file", file, ...place]);
    let summary = "";
    importer.stdout?.on("data", (chunk: Buffer) => {
      summary += chunk.toString("utf8");
    });
    const ended = once(importer, "exit");
    const listUrl = `${server.url}/api/v1/organizations/${slug}/events`;
    for (const [turn, point] of killPoints.entries()) {
      let newest = "";
      await expect
        .poll(
          async () => {
            newest = (await readPage(listUrl, apiKey, "limit=1"))?.events[0]?.id ?? "";
            return newest >= idOf(point);
          },
          { intervals: [20], timeout: 60_000 },
        )
        .toBe(true);
      // Otherwise it would be no kill during the import.
      expect(importer.exitCode).toBeNull();
      expect(newest < idOf(eventCount - 1)).toBe(true);
      if (turn % 2 === 0) await server.killAndRestart();
      else await server.signalPostgres("SIGKILL");
    }
    expect(await ended).toEqual([0, null]);
    const ids = await readAllIds(listUrl, apiKey);
    expect(summary).toMatch(/read\W+3,?000/i);
    expect(ids.length).toBe(eventCount);
    expect(new Set(ids).size).toBe(eventCount);
  } finally {
    await server.stop();
  }
});
