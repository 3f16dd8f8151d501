import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { stopWhenUnused } from "./embedded-lease";

let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "cairn-lease-"));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

/** PostgreSQL's ErrorResponse (protocol 3.0, message formats). */
function errorResponse(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mno\0\0`);
  const head = Buffer.alloc(5, "E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** A server that answers everyone with one error. */
async function refuseAll(code: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(errorResponse(code)));
  });
  server.listen(path.join(directory, ".s.PGSQL.5432"));
  await once(server, "listening");
  return server;
}

const connection = () => ({ host: directory, port: 5432, user: "u", password: "p", database: "d" });

it("stops a server that is not there any more, or is going", async () => {
  const stop = vi.fn(async () => undefined);
  await stopWhenUnused(connection(), stop);
  expect(stop).toHaveBeenCalledTimes(1);
  const server = await refuseAll("57P03");
  await stopWhenUnused(connection(), stop);
  server.close();
  expect(stop).toHaveBeenCalledTimes(2);
});

it("leaves one alone that has no connection left: others use it", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const stop = vi.fn(async () => undefined);
  const server = await refuseAll("53300");
  await stopWhenUnused(connection(), stop);
  server.close();
  written.mockRestore();
  expect(stop).not.toHaveBeenCalled();
});
