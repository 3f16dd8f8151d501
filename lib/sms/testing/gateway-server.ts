import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** What a gateway does with the next requests. */
export type GatewayMood =
  | "accepts"
  | "refuses the recipient"
  | "knows no such account"
  | "is asked too often"
  | "fails"
  | "never answers"
  | "closes half-way"
  | "answers something else"
  | "redirects";

export type Speak = (request: ReceivedRequest, mood: GatewayMood) => { status: number; body: unknown };

export interface GatewayServer {
  url: string;
  mood: GatewayMood;
  received: ReceivedRequest[];
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** What every server can do to a client, whatever protocol it speaks. True when that was the answer. */
function misbehave(mood: GatewayMood, response: ServerResponse): boolean {
  if (mood === "closes half-way") {
    response.writeHead(200, { "content-length": "1000" });
    response.write("{");
    response.destroy();
  }
  if (mood === "answers something else") response.writeHead(200).end("<html>It works!</html>");
  if (mood === "redirects") response.writeHead(302, { location: "/elsewhere" }).end();
  return ["never answers", "closes half-way", "answers something else", "redirects"].includes(mood);
}

/** A gateway on this machine that speaks one provider's protocol. */
export async function startGatewayServer(speak: Speak): Promise<GatewayServer> {
  const gateway: GatewayServer = {
    url: "",
    mood: "accepts",
    received: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (incoming, response) => {
    const request = { path: incoming.url ?? "", headers: incoming.headers, body: await readBody(incoming) };
    gateway.received.push(request);
    if (misbehave(gateway.mood, response)) return;
    const { status, body } = speak(request, gateway.mood);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return gateway;
}
