import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  body: string;
}

/** Sends requests over connections that stay open, as programs do; `connections` of them at most. */
export class HttpClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly key: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Throws when the answer is not 200. */
  async get(path: string): Promise<string> {
    return this.expectOk(path, await this.send("GET", path));
  }

  async post(path: string, contentType: string, body: Buffer): Promise<string> {
    return this.expectOk(path, await this.send("POST", path, { contentType, body }));
  }

  close(): void {
    this.agent.destroy();
  }

  private expectOk(path: string, { status, body }: Answer): string {
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 500)}`);
    return body;
  }

  private send(
    method: string,
    path: string,
    content?: { contentType: string; body: Buffer },
  ): Promise<Answer> {
    const headers: Record<string, string | number> = { authorization: `Bearer ${this.key}` };
    if (content) {
      headers["content-type"] = content.contentType;
      headers["content-length"] = content.body.length;
    }
    const url = new URL(path, this.url);
    // Both families listen; asking for one by name spares each new connection a search.
    const options = {
      agent: this.agent,
      host: "127.0.0.1",
      port: url.port,
      path: url.pathname + url.search,
      method,
      headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
        });
      });
      sent.on("error", reject);
      sent.end(content?.body);
    });
  }
}
