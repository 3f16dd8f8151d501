import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { commonSecurityHeaders, scriptlessContentSecurityPolicy } from "@/lib/http/security-headers";
import { peerHeader } from "@/lib/http/source-address";
import { refuseMessage, refuseRequest } from "./refuse-request";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Slow senders of headers are cut off; a body may take longer, on slow lines and with large imports. */
const headersTimeoutMs = 30_000;
const requestTimeoutMs = 300_000;
/** Longer than the idle time of common reverse proxies, so that they never send into a closing connection. */
const keepAliveTimeoutMs = 75_000;
const idleSweepMs = 50;

/**
 * Gives every answer the security headers that its handler did not set: static files and Next's own error pages
 * have no handler of ours. Set at the last moment, since Next adds to headers that are there.
 */
function completeHeaders(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...parameters: unknown[]) => ServerResponse;
  response.writeHead = (...parameters: unknown[]) => {
    for (const [name, value] of Object.entries(headersFor(response))) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead(...parameters);
  };
}

/** Pages have their policy from proxy.ts; HTML without one is Next's own, for addresses where no page is. */
function headersFor(response: ServerResponse): Readonly<Record<string, string>> {
  const isHtml = String(response.getHeader("content-type") ?? "").startsWith("text/html");
  return isHtml
    ? { ...commonSecurityHeaders(), "content-security-policy": scriptlessContentSecurityPolicy }
    : commonSecurityHeaders();
}

/**
 * Makes the HTTP server. The peer's address goes to the handlers in a header of ours, which no client can set:
 * whatever came in under that name is removed first.
 */
export function createHttpServer(handle: Handle): Server {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const server = createServer((request, response) => {
    answers.set(request.socket, response);
    const peer = request.socket.remoteAddress;
    delete request.headers[peerHeader];
    if (peer) request.headers[peerHeader] = peer;
    completeHeaders(response);
    if (refuseRequest(request, response)) return;
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.on("clientError", (error, socket) => refuseMessage(error, socket, answers.get(socket)));
  trackSockets(server);
  return server;
}

/** Listens and tells the port (0 takes any that is free); rejects with a plain sentence when it is taken. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`Port ${port} is in use. Set PORT to another one.`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

const socketsOf = new WeakMap<Server, Set<Socket>>();

/** Node forgets a connection once it is upgraded to a WebSocket, yet waits for it when the server closes. */
function trackSockets(server: Server): void {
  const sockets = new Set<Socket>();
  socketsOf.set(server, sockets);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
}

/** Stops accepting, lets open requests finish within the bound, then cuts every connection. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection kept alive becomes idle when its last answer is out; nobody closes it then but we.
  const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
  const timer = setTimeout(() => {
    for (const socket of socketsOf.get(server) ?? []) socket.destroy();
  }, graceMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}
