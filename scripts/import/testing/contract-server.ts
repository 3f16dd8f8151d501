import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkEvent } from "@/lib/events/check-event";
import { JsonSpanScanner } from "@/lib/shared/json-spans";

/** What to do with a request for events instead of answering it. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The connection breaks before or after the events are stored. */
  | { reset: "before" | "after" };

export interface StoredEvent {
  id: string;
  occurredAt: string;
  /** The log's own text. */
  log: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Requests for events as they came, refused ones too. */
export interface SeenRequest {
  contentType: string;
  query: string;
  bytes: number;
  events: number;
}

/**
 * Stands in for Cairn at the border: `GET /api/v1/me` and `POST /api/v1/events` as docs and contract say, in memory.
 * `faults` are taken one a request, in order; `onEvents` is called when a request for events has been read, and awaited before it is answered.
 */
export class ContractServer {
  readonly stored = new Map<string, StoredEvent>();
  readonly requests: SeenRequest[] = [];
  readonly faults: (Fault | null)[] = [];
  onEvents: (request: number) => void | Promise<void> = () => undefined;
  me: unknown = {
    user: null,
    key: { id: "k-1", name: "import", permissions: ["events.ingest"] },
    organizations: [
      {
        id: "o-1",
        slug: "acme",
        name: "Acme",
        roles: [],
        projects: [{ id: "p-1", slug: "web", name: "Web", roles: [] }],
      },
    ],
  };
  readonly key = "secret";
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [path, query = ""] = (request.url ?? "").split("?");
    if (request.headers.authorization !== `Bearer ${this.key}`) {
      answer(response, 401, { title: "Unauthorized", detail: "no such key" });
    } else if (path === "/api/v1/me") {
      answer(response, 200, this.me);
    } else {
      const contentType = request.headers["content-type"] ?? "";
      await this.#handleEvents(Buffer.concat(chunks), { contentType, query }, response);
    }
  }

  async #handleEvents(
    body: Buffer,
    head: { contentType: string; query: string },
    response: ServerResponse,
  ): Promise<void> {
    const events = readEvents(body, head.contentType);
    this.requests.push({ ...head, bytes: body.length, events: events.length });
    await this.onEvents(this.requests.length);
    const fault = this.faults.shift();
    if (fault && "status" in fault) {
      answer(response, fault.status, fault.body ?? { title: "Fault" }, fault.headers);
    } else if (fault?.reset === "before") {
      response.destroy();
    } else {
      const result = this.#store(events);
      if (fault) response.destroy();
      else answer(response, 200, result);
    }
  }

  #store(events: readonly ReceivedEvent[]): unknown {
    const result = { accepted: 0, duplicates: 0, rejected: [] as unknown[] };
    for (const [index, { fields, log }] of events.entries()) {
      const errors = checkEvent(fields, Date.now());
      const event = { id: String(fields.id), occurredAt: String(fields.occurredAt), log, fields };
      const key = `${event.occurredAt} ${event.id}`;
      const known = this.stored.get(key);
      if (known !== undefined && sha256(known.log) !== sha256(log)) {
        errors.push({ path: "id", message: "already used by a different event" });
      }
      if (errors.length > 0) result.rejected.push({ index, id: event.id, errors });
      else if (known) result.duplicates += 1;
      else result.accepted += 1;
      if (errors.length === 0) this.stored.set(key, event);
    }
    return result;
  }
}

interface ReceivedEvent {
  fields: Record<string, unknown>;
  log: string;
}

function readEvents(body: Buffer, contentType: string): readonly ReceivedEvent[] {
  if (contentType !== "application/x-ndjson") return readItems(body, 2);
  const lines = body.toString().trimEnd().split("\n");
  return lines.flatMap((line) => readItems(Buffer.from(line), 0));
}

/** The objects at a depth: a line's own, or those of `{"events":[…]}`. The log is cut out as it stands. */
function readItems(bytes: Buffer, itemDepth: number): ReceivedEvent[] {
  const scanner = new JsonSpanScanner(bytes, { itemDepth });
  const events: ReceivedEvent[] = [];
  while (scanner.next(Number.POSITIVE_INFINITY) === "item") {
    const text = bytes.toString("utf8", scanner.itemStart, scanner.itemEnd);
    const { log: _, ...fields } = JSON.parse(text) as Record<string, unknown>;
    const log = scanner.members.find(
      ({ keyStart, keyEnd }) => bytes.toString("utf8", keyStart, keyEnd) === '"log"',
    );
    events.push({ fields, log: log ? bytes.toString("utf8", log.valueStart, log.valueEnd) : text });
  }
  return events;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
