import { createServer } from "node:http";
import { listen } from "./serve/handle-requests";

/** A port of the loopback address that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, 0, "127.0.0.1");
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
