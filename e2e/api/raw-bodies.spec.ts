import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { type Organization, orderOrganization } from "../fixtures/organization";

const makeOrganization = () =>
  orderOrganization({ keyPermissions: ["events.ingest", "organizationEvents.read"] });

const event = (id: string) =>
  JSON.stringify({
    id,
    occurredAt: new Date().toISOString(),
    scope: "organization",
    service: "IAM",
    event: "Console Login",
  });

/** Sends bytes as they are and gives all that comes back until the server hangs up; `isEnded` hangs up first. */
function sendRaw(baseURL: string | undefined, bytes: string, { isEnded = false } = {}): Promise<string> {
  const { hostname, port } = new URL(baseURL ?? "");
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
    });
    // A reset after the answer is the server hanging up on a peer that broke the protocol.
    socket.on("error", (error) => (received ? resolve(received) : reject(error)));
    socket.on("end", () => socket.end());
    socket.on("close", () => resolve(received));
    socket.on("connect", () => (isEnded ? socket.end(bytes) : socket.write(bytes)));
  });
}

const post = ({ apiKey }: Organization, length: number, body: string, extra: readonly string[] = []) =>
  [
    "POST /api/v1/events HTTP/1.1",
    "Host: localhost",
    `Authorization: Bearer ${apiKey}`,
    "Content-Type: application/x-ndjson",
    `Content-Length: ${length}`,
    ...extra,
    "",
    body,
  ].join("\r\n");

async function countStored(baseURL: string | undefined, { slug, apiKey }: Organization): Promise<number> {
  const answer = await fetch(`${baseURL}/api/v1/organizations/${slug}/events`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  expect(answer.status).toBe(200);
  const { events }: { events: unknown[] } = await answer.json();
  return events.length;
}

test("a whole body over a raw socket is taken", async ({ baseURL }) => {
  const world = await makeOrganization();
  const body = event("whole");
  const answer = await sendRaw(baseURL, post(world, Buffer.byteLength(body), body, ["Connection: close"]));
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(await countStored(baseURL, world)).toBe(1);
});

test("a body that ends before its Content-Length answers 400 and stores nothing", async ({ baseURL }) => {
  const world = await makeOrganization();
  const body = `${event("one")}\n${event("two")}\n`;
  const answer = await sendRaw(baseURL, post(world, Buffer.byteLength(body) + 10, body), { isEnded: true });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain("application/problem+json");
  expect(await countStored(baseURL, world)).toBe(0);
});

test("a body longer than its Content-Length answers 400 and stores nothing", async ({ baseURL }) => {
  const world = await makeOrganization();
  const body = `${event("one")}\n${event("two")}\n`;
  const answer = await sendRaw(baseURL, post(world, Buffer.byteLength(event("one")) + 1, body));
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).not.toContain("HTTP/1.1 200");
  expect(await countStored(baseURL, world)).toBe(0);
});

test("a 15 MiB NDJSON body arrives whole", async ({ baseURL }) => {
  const world = await makeOrganization();
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    JSON.stringify({
      id: `line-${index}`,
      occurredAt: new Date(Date.now() - index * 1_000).toISOString(),
      scope: "organization",
      service: "IAM",
      event: "Console Login",
      log: "x".repeat(5_100),
    }),
  );
  const answer = await fetch(`${baseURL}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${world.apiKey}`, "content-type": "application/x-ndjson" },
    body: lines.join("\n"),
  });
  expect(await answer.json()).toEqual({ accepted: 3_000, duplicates: 0, rejected: [] });
});
