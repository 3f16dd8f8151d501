import { createServer } from "node:http";
import { parseTrustedProxies } from "@/lib/http/source-address";
import { errorCode } from "@/lib/shared/error-code";
import { readSettings, type SettingFault, type Settings } from "@/lib/shared/settings";
import { hostsOf, listenOnHosts } from "./listen-on-hosts";

/** What the system says of an address that is none, or none of this machine. */
const noAddressHere = /^(ENOTFOUND|EAI_[A-Z]+|EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL)$/;

function faultOf(error: unknown, { host, port }: Settings): SettingFault {
  const code = errorCode(error) ?? "";
  if (noAddressHere.test(code)) return { name: "HOST", message: `"${host}" is no address of this machine` };
  if (code === "EACCES") return { name: "PORT", message: `${port} may not be used by this account` };
  return {
    name: "PORT",
    message: `${port} can't be used: ${error instanceof Error ? error.message : error}`,
  };
}

/** Tries the addresses that the server will listen on: before a database is started for nothing. */
async function findAddressFault(settings: Settings): Promise<SettingFault[]> {
  const probes = hostsOf(settings).map(() => createServer());
  try {
    await listenOnHosts(probes, settings);
    return [];
  } catch (error) {
    return [faultOf(error, settings)];
  } finally {
    for (const probe of probes.filter((server) => server.listening)) {
      await new Promise((resolve) => probe.close(resolve));
    }
  }
}

/**
 * Reads the settings from the environment and says everything that is wrong with them, so that a start that is
 * refused names all there is to mend. `settings` are there when they can be read.
 */
export async function findFaults(
  mode: "production" | "development",
): Promise<{ faults: SettingFault[]; settings: Settings | null }> {
  const result = readSettings(process.env, mode);
  const settings = "settings" in result ? result.settings : null;
  const faults = "faults" in result ? result.faults : await findAddressFault(result.settings);
  for (const entry of parseTrustedProxies(process.env.TRUSTED_PROXIES).faults) {
    faults.push({ name: "TRUSTED_PROXIES", message: `"${entry}" is neither an address nor a CIDR range` });
  }
  return { faults, settings };
}

/** The faults as a refusal to start. */
export const refusal = (what: string, faults: readonly SettingFault[]): Error =>
  new Error(
    [
      `${what} can't start with these settings:`,
      ...faults.map(({ name, message }) => `  - ${name} ${message}`),
    ].join("\n"),
  );
