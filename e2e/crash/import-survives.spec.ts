import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";

const eventCount = 6_000;
/** Something is killed each time that the trail has reached one of these; the server and PostgreSQL in turn. */
const killPoints = [500, 1_500, 2_500, 3_500];
const pageSize = 200;

const runScript = (script: string, options: readonly string[], environment: Record<string, string>) =>
  spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs", script, ...options],
    { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, ...environment } },
  );

interface Place {
  url: string;
  controlUrl: string;
  directory: string;
}

/** A server of the test's own, which may be killed without harm to the others. */
async function startServer({ url, controlUrl, directory }: Place): Promise<ChildProcess> {
  const server = runScript("scripts/e2e-server.ts", [], {
    NODE_ENV: "production",
    PORT: new URL(url).port,
    CAIRN_E2E_CONTROL_PORT: new URL(controlUrl).port,
    CAIRN_DATA_DIR: path.join(directory, "data"),
    NEXTAUTH_URL: url,
    DATABASE_URL: "",
    HOST: "",
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stdout ?? process.stdin }).on("line", (line) => {
      if (line.includes("Cairn is ready")) resolve();
    });
    server.on("exit", () => reject(new Error("The server ended before it was ready.")));
  });
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
}

async function killPostgres({ directory }: Place): Promise<void> {
  const lock = path.join(directory, "data", "postgres", "cluster", "data", "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
}

const idOf = (index: number) => `event-${String(index).padStart(6, "0")}`;
const startsAt = Date.UTC(2026, 8, 1);

const fileOf = () =>
  Array.from({ length: eventCount }, (_, index) =>
    JSON.stringify({
      id: idOf(index),
      occurredAt: new Date(startsAt + index * 1_000).toISOString(),
      scope: "organization",
      service: "IAM",
      event: "Console Login",
      log: { text: "x".repeat(300) },
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
  const port = Number(new URL(baseURL ?? "").port) + 20;
  const place: Place = {
    url: `http://localhost:${port}`,
    controlUrl: `http://127.0.0.1:${port + 1}`,
    directory: await mkdtemp(path.join(os.tmpdir(), "cairn-import-")),
  };
  let server = await startServer(place);
  try {
    const { slug, apiKey } = await orderOrganization(
      { keyPermissions: ["events.ingest", "organizationEvents.read"] },
      place.controlUrl,
    );
    const file = path.join(place.directory, "events.ndjson");
    await writeFile(file, fileOf());
    const options = [
      "--format",
      "cairn",
      "--file",
      file,
      "--url",
      place.url,
      "--key",
      apiKey,
      "--organization",
      slug,
    ];
    const importer = runScript("scripts/import.ts", options, {});
    let summary = "";
    importer.stdout?.on("data", (chunk: Buffer) => {
      summary += chunk.toString("utf8");
    });
    const ended = once(importer, "exit");
    const listUrl = `${place.url}/api/v1/organizations/${slug}/events`;
    for (const [turn, point] of killPoints.entries()) {
      await expect
        .poll(
          async () => ((await readPage(listUrl, apiKey, "limit=1"))?.events[0]?.id ?? "") >= idOf(point),
          {
            intervals: [20],
            timeout: 60_000,
          },
        )
        .toBe(true);
      if (turn % 2 === 0) {
        await kill(server);
        server = await startServer(place);
      } else await killPostgres(place);
    }
    expect(await ended).toEqual([0, null]);
    const ids = await readAllIds(listUrl, apiKey);
    expect(summary).toMatch(/read\W+6,?000/i);
    expect(ids.length).toBe(eventCount);
    expect(new Set(ids).size).toBe(eventCount);
  } finally {
    const stopped = once(server, "exit");
    server.kill("SIGTERM");
    await stopped;
    await rm(place.directory, { recursive: true, force: true });
  }
});
