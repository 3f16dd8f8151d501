// A server of its own process for the crash tests: the real route behind the real HTTP entry, without Next.
// Arguments: the database connection as JSON. Writes its port to standard output as one line.
import { buffer } from "node:stream/consumers";
import { POST } from "@/app/api/v1/events/route";
import { openDatabase } from "@/db/client";
import { createHttpServer, listen } from "@/scripts/serve/handle-requests";

openDatabase(JSON.parse(process.argv[2] ?? ""));

const server = createHttpServer(async (request, response) => {
  const answer = await POST(
    new Request(`http://localhost${request.url}`, {
      method: "POST",
      headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      // Read whole first: an answer that leaves part of a body unread would keep the connection from its next request.
      body: new Uint8Array(await buffer(request)),
    }),
    { params: Promise.resolve({}) },
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});

console.log(await listen(server, 0, "127.0.0.1"));
