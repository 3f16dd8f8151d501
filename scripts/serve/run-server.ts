import type { Server } from "node:http";
import next from "next";
import { startDatabase } from "@/db/start-database";
import { stopJobs } from "@/lib/jobs/server/start-jobs";
import type { Settings } from "@/lib/shared/settings";
import { closeServer, createHttpServer, type Handle, listen } from "./handle-requests";
import { keepSecret } from "./keep-secret";

export interface RunOptions {
  settings: Settings;
  mode: "production" | "development";
  onProgress: (message: string) => void;
  /** Runs with the database open and migrated, before the first request. */
  beforeServing?: (siteUrl: string) => Promise<void>;
  /** Runs once the server answers. */
  onReady?: (siteUrl: string) => void;
}

/** Requests that are being answered get this long when the server is told to stop. */
const graceMs = 10_000;
/** While developing, pages hold a connection open for hot reload as long as they are open. */
const developmentGraceMs = 500;

/** The library reads these from the environment, so what was decided here is written there. */
async function publishSettings(settings: Settings): Promise<string> {
  const siteUrl = settings.siteUrl ?? `http://localhost:${settings.port}`;
  process.env.NEXTAUTH_URL = siteUrl;
  process.env.NEXTAUTH_SECRET = settings.secret ?? (await keepSecret(settings.dataDirectory));
  process.env.CAIRN_DATA_DIR = settings.dataDirectory;
  return siteUrl;
}

/** Makes the HTTP servers and Next behind them: two servers where both loopback addresses are served. */
async function prepareServers(settings: Settings, isDevelopment: boolean) {
  let handle: Handle = async (_, response) => {
    response.writeHead(503, { "retry-after": "1" }).end();
  };
  const [first, ...others] = (settings.host ? [0] : [0, 1]).map(() =>
    createHttpServer((request, response) => handle(request, response)),
  );
  if (!first) throw new Error("There is always one server.");
  // Next listens for upgrades (hot reload) on the server that it is given, and on that one alone.
  const app = next({
    dev: isDevelopment,
    port: settings.port,
    hostname: settings.host ?? "localhost",
    httpServer: first,
  });
  await app.prepare();
  handle = app.getRequestHandler();
  for (const server of others) {
    server.on("upgrade", (request, socket, head) => {
      if (!first.emit("upgrade", request, socket, head)) socket.destroy();
    });
  }
  return { app, servers: [first, ...others] };
}

/** Without HOST the server is reached from this machine only, by either of its addresses. */
async function listenEverywhere(servers: readonly Server[], settings: Settings): Promise<void> {
  const [first, second] = servers;
  if (!first) return;
  const port = await listen(first, settings.port, settings.host ?? "127.0.0.1");
  // A machine without IPv6 has no ::1; the first listener is enough there.
  if (second) await listen(second, port, "::1").catch(() => undefined);
}

/** Starts everything, serves until a signal comes, and takes everything down again. */
export async function runServer(options: RunOptions): Promise<void> {
  const { settings, mode, onProgress } = options;
  const isDevelopment = mode === "development";
  const siteUrl = await publishSettings(settings);
  const database = await startDatabase({ ...settings, onProgress });
  try {
    await options.beforeServing?.(siteUrl);
    const { app, servers } = await prepareServers(settings, isDevelopment);
    const stopSignal = waitForSignal();
    await listenEverywhere(servers, settings);
    onProgress(`Cairn is ready at ${siteUrl}`);
    options.onReady?.(siteUrl);
    await stopSignal;
    onProgress("Stopping");
    await Promise.all(
      servers
        .filter((server) => server.listening)
        .map((server) => closeServer(server, isDevelopment ? developmentGraceMs : graceMs)),
    );
    await stopJobs();
    await app.close();
  } finally {
    await database.stop();
  }
}

/** A terminal sends its signal to every process of the group, and those pass it on: more than one may arrive. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
