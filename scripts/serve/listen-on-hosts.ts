import type { Server } from "node:http";
import { errorCode } from "@/lib/shared/error-code";
import type { Settings } from "@/lib/shared/settings";
import { listen } from "./handle-requests";

/** Without HOST the server is reached from this machine only, by either of its addresses. */
export const hostsOf = ({ host }: Settings): readonly string[] => (host ? [host] : ["127.0.0.1", "::1"]);

const isAddressMissing = (error: unknown) => /^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(errorCode(error) ?? "");

/** Listens on each host; a machine without IPv6 has no ::1, and the first host is enough there. */
export async function listenOnHosts(servers: readonly Server[], settings: Settings): Promise<void> {
  for (const [index, host] of hostsOf(settings).entries()) {
    const server = servers[index];
    if (!server) continue;
    await listen(server, settings.port, host).catch((error: unknown) => {
      if (index === 0 || !isAddressMissing(error)) throw error;
    });
  }
}
