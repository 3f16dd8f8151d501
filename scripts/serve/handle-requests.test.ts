import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { closeServer, createHttpServer, listen } from "./handle-requests";

const servers: ReturnType<typeof createHttpServer>[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) if (server.listening) await closeServer(server, 0);
});

async function serve(handle: Parameters<typeof createHttpServer>[0]) {
  const server = createHttpServer(handle);
  servers.push(server);
  const port = await listen(server, 0, "127.0.0.1");
  return { server, port, url: `http://127.0.0.1:${port}/` };
}

it("tells the handler the socket's address, whatever the client claims", async () => {
  const { url } = await serve(async (request, response) => {
    response.end(JSON.stringify([request.headers["x-cairn-peer"], request.headers["x-forwarded-for"]]));
  });
  const headers = { "X-Cairn-Peer": "203.0.113.9", "X-Forwarded-For": "203.0.113.10" };
  expect(await (await fetch(url, { headers })).json()).toEqual(["127.0.0.1", "203.0.113.10"]);
});

it("says which port is taken", async () => {
  const { server } = await serve(async (_, response) => {
    response.end();
  });
  const { port } = server.address() as AddressInfo;
  const second = createHttpServer(async () => undefined);
  await expect(listen(second, port, "127.0.0.1")).rejects.toThrow(`Port ${port} is in use`);
});

it("lets a request finish while it closes", async () => {
  let enter = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { server, url } = await serve(async (_, response) => {
    enter();
    await finished;
    response.end("done");
  });
  const answer = fetch(url).then((response) => response.text());
  await entered;
  const closed = closeServer(server, 60_000);
  finish();
  expect(await answer).toBe("done");
  await closed;
});

it("cuts a request off that outlasts the grace", async () => {
  let enter = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const { server, url } = await serve(async () => {
    enter();
    await new Promise(() => undefined);
  });
  const answer = expect(fetch(url)).rejects.toThrow();
  await entered;
  await closeServer(server, 1);
  await answer;
});

it("cuts an upgraded connection off too", async () => {
  const { server, port } = await serve(async (_, response) => {
    response.end();
  });
  server.on("upgrade", (_, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  });
  const client = connect(port, "127.0.0.1");
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await once(client, "data");
  const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));
  await closeServer(server, 1);
  await closed;
  expect(client.destroyed).toBe(true);
});

it("puts no refusal into an answer that has begun", async () => {
  const { port } = await serve(async (_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"half":');
  });
  const client = connect(port, "127.0.0.1");
  let received = "";
  client.setEncoding("utf8").on("data", (text: string) => {
    received += text;
    if (text.includes("half")) client.write("no HTTP at all\r\n\r\n");
  });
  const closed = once(client, "close");
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await closed;
  expect(received).toContain('{"half":');
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
});

it("answers what is no HTTP with 400 behind an answer that is complete", async () => {
  const { port } = await serve(async (_, response) => {
    response.end("whole");
  });
  const client = connect(port, "127.0.0.1");
  let received = "";
  client.setEncoding("utf8").on("data", (text: string) => {
    received += text;
    if (text.includes("whole")) client.write("no HTTP at all\r\n\r\n");
  });
  const closed = once(client, "close");
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await closed;
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
});

it("completes the security headers and leaves those that the handler set", async () => {
  const { url } = await serve(async (_, response) => {
    response.setHeader("referrer-policy", "no-referrer");
    response.end();
  });
  const { headers } = await fetch(url);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

it.each([
  ["text/html; charset=utf-8", null, expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/)],
  ["text/html", "default-src 'self'", "default-src 'self'"],
  ["text/javascript", null, null],
])("completes the policy of %s that has %s", async (type, own, expected) => {
  const { url } = await serve(async (_, response) => {
    response.setHeader("content-type", type);
    if (own) response.setHeader("content-security-policy", own);
    response.end("");
  });
  const policy = (await fetch(url)).headers.get("content-security-policy");
  expect(policy).toEqual(expected);
  expect(policy ?? "").not.toContain("unsafe");
});

describe("what no handler would understand", () => {
  const fetchFrom = async (path: string, init?: RequestInit) => {
    const { url } = await serve(async (_, response) => {
      response.end("handled");
    });
    return fetch(`${url}${path}`, init);
  };

  it.each(["api/v1/%ff", "api/v1/events?service=%ff", "sign-in?callbackUrl=%"])(
    "answers 400 for the address %s",
    async (path) => {
      const answer = await fetchFrom(path);
      expect(answer.status).toBe(400);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ status: 400, title: "Bad Request" });
    },
  );

  it.each([
    ["PUT", "api/v1/events", "OPTIONS, POST"],
    ["POST", "api/v1/organizations/acme/events/by-id", "GET, HEAD, OPTIONS"],
    ["DELETE", "api/v1/organizations/acme/events/e-1/log", "GET, HEAD, OPTIONS"],
  ])("answers 405 for %s %s and names what is allowed", async (method, path, allow) => {
    const answer = await fetchFrom(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allow);
    expect(await answer.json()).toMatchObject({ status: 405, requestId: answer.headers.get("x-request-id") });
  });

  it.each(["_next/nothing", "_next/data/x.json", "_next/image?url=%2Fx.png&w=64&q=75"])(
    "answers 404 for %s, of which Next would make a page",
    async (path) => {
      const answer = await fetchFrom(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    },
  );

  it("passes on what the API describes, and paths that it does not", async () => {
    for (const [method, path] of [
      ["POST", "api/v1/events"],
      ["GET", "api/v1/events/later"],
      ["POST", "sign-in?q=a+b%20c"],
      ["GET", "_next/static/chunks/page.js"],
    ]) {
      expect(await (await fetchFrom(path ?? "", { method: method ?? "" })).text()).toBe("handled");
    }
  });

  it("answers 431 for a head that is too long", async () => {
    const answer = await fetchFrom("", { headers: { "x-long": "x".repeat(20_000) } });
    expect(answer.status).toBe(431);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
