import next from "next";
import type { Settings } from "@/lib/shared/settings";
import { closeServer, createHttpServer, type Handle } from "./handle-requests";
import { hostsOf, listenOnHosts } from "./listen-on-hosts";

/** Requests that are being answered get this long when the server is told to stop. */
const graceMs = 10_000;
/** While developing, pages hold a connection open for hot reload as long as they are open. */
const developmentGraceMs = 500;

export interface WebServer {
  listen(): Promise<void>;
  /** Stops accepting and waits for open requests, within bounds. */
  close(): Promise<void>;
}

/** Prepares Next, and an HTTP server for each host in front of it. */
export async function prepareWebServer(settings: Settings, isDevelopment: boolean): Promise<WebServer> {
  let handle: Handle = async (_, response) => {
    response.writeHead(503, { "retry-after": "1" }).end();
  };
  const servers = hostsOf(settings).map(() =>
    createHttpServer((request, response) => handle(request, response)),
  );
  const [first, ...others] = servers;
  if (!first) throw new Error("There is always one host.");
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
  return {
    listen: () => listenOnHosts(servers, settings),
    async close() {
      const open = servers.filter((server) => server.listening);
      await Promise.all(
        open.map((server) => closeServer(server, isDevelopment ? developmentGraceMs : graceMs)),
      );
      await app.close();
    },
  };
}
