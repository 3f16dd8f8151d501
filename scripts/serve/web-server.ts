import type { Server } from "node:http";
import next from "next";
import { errorCode } from "@/lib/shared/error-code";
import type { Settings } from "@/lib/shared/settings";
import { closeServer, createHttpServer, type Handle, listen } from "./handle-requests";

/** Requests that are being answered get this long when the server is told to stop. */
const graceMs = 10_000;
/** While developing, pages hold a connection open for hot reload as long as they are open. */
const developmentGraceMs = 500;

/** Without HOST the server is reached from this machine only, by either of its addresses. */
export const hostsOf = ({ host }: Settings): readonly string[] => (host ? [host] : ["127.0.0.1", "::1"]);

const isAddressMissing = (error: unknown) => /^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(errorCode(error) ?? "");

/** Listens on each host; a machine without IPv6 has no ::1, and the first host is enough there. */
export async function listenOnHosts(servers: readonly Server[], settings: Settings): Promise<void> {
  for (const [index, host] of hostsOf(settings).entries()) {
    const server = servers[index];
    if (!server) continue;
    await listen(server, settings.port, host).catch((error: unknown) => {
      if (index === 0 || !isAddressMissing(error)) throw error;
    });
  }
}

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
