import { randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { commonSecurityHeaders } from "@/lib/http/security-headers";
import { errorCode } from "@/lib/shared/error-code";
import { allowedMethods } from "./allowed-methods";

/** What the entry itself answers, before any handler: problem details like every other error of the API. */
interface Refusal {
  status: number;
  detail: string;
  headers?: Readonly<Record<string, string>>;
}

function describe({ status, detail, headers }: Refusal) {
  const requestId = randomUUID();
  const title = STATUS_CODES[status] ?? "Error";
  const body = JSON.stringify({ type: "about:blank", title, status, detail, requestId });
  const all = {
    ...commonSecurityHeaders(),
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "private, no-store",
    "x-request-id": requestId,
    ...headers,
  };
  return { status, title, headers: all, body };
}

const overflow: Refusal = { status: 431, detail: "The request's headers are longer than 16 KiB." };
const timeout: Refusal = { status: 408, detail: "The request took too long to arrive." };
const broken: Refusal = {
  status: 400,
  detail: "The request is not valid HTTP, or its body is shorter or longer than its Content-Length.",
};

const refusalOf = (code: string): Refusal =>
  code === "HPE_HEADER_OVERFLOW" ? overflow : code === "ERR_HTTP_REQUEST_TIMEOUT" ? timeout : broken;

/**
 * Answers what Node's parser refuses: a body that ends before its Content-Length, bytes beyond it, broken headers.
 * The connection is closed, which aborts a request that was being handled on it; `current` is the answer to that one.
 */
export function refuseMessage(error: Error, socket: Duplex, current: ServerResponse | undefined): void {
  const code = errorCode(error) ?? "";
  // Behind half an answer this would pass for the rest of it.
  const isAnswering = current?.headersSent && !current.writableFinished;
  if (socket.writable && code !== "ECONNRESET" && !isAnswering) {
    const { status, title, headers, body } = describe(refusalOf(code));
    const lines = Object.entries({ ...headers, connection: "close" }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write([`HTTP/1.1 ${status} ${title}`, ...lines, "", body].join("\r\n"));
  }
  socket.destroy(error);
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.replaceAll("+", " "));
    return true;
  } catch {
    return false;
  }
}

/**
 * Where Next has nothing for us: of its own addresses pages ask for files alone. For the others it makes a page of its own,
 * with scripts that no policy of ours could let run. Its development server has more.
 */
const isNothingOfNext = (path: string) =>
  path.startsWith("/_next/") && !path.startsWith("/_next/static/") && process.env.NODE_ENV !== "development";

function findRefusal({ url = "", method = "" }: IncomingMessage): Refusal | null {
  if (!isDecodable(url)) {
    return { status: 400, detail: "The address is not UTF-8 in percent encoding." };
  }
  const path = url.split("?", 1)[0] ?? "";
  if (isNothingOfNext(path)) return { status: 404, detail: "There is nothing at this address." };
  const allowed = allowedMethods(path);
  if (!allowed || allowed.includes(method)) return null;
  const allow = allowed.join(", ");
  return { status: 405, detail: `This address takes ${allow}, not ${method}.`, headers: { allow } };
}

/**
 * Answers requests that no handler would understand, and tells whether it did: Next replaces bytes that are not
 * UTF-8 before a handler sees them, and answers a wrong method with nothing at all.
 */
export function refuseRequest(request: IncomingMessage, response: ServerResponse): boolean {
  const refusal = findRefusal(request);
  if (!refusal) return false;
  const { status, headers, body } = describe(refusal);
  response.writeHead(status, headers).end(body);
  return true;
}
