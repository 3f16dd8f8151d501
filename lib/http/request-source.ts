import { parseTrustedProxies, sourceAddress, type TrustedProxies } from "./source-address";

export interface RequestSource {
  /** Canonical address, or null when the server's entry told no peer. */
  sourceIp: string | null;
  userAgent: string | null;
}

/** The bound of an event's `userAgent`, in UTF-8 bytes. */
const maxUserAgentBytes = 1_024;

let proxies: { setting: string | undefined; trusted: TrustedProxies } | null = null;

function trustedProxies(): TrustedProxies {
  const setting = process.env.TRUSTED_PROXIES;
  if (proxies === null || proxies.setting !== setting)
    proxies = { setting, trusted: parseTrustedProxies(setting) };
  return proxies.trusted;
}

/** Cuts at a character, and drops NUL, which no text column can hold. */
function boundedUserAgent(header: string | null): string | null {
  if (header === null) return null;
  const bytes = Buffer.from(header.replaceAll("\u0000", ""), "utf8");
  if (bytes.length === 0) return null;
  return new TextDecoder().decode(bytes.subarray(0, maxUserAgentBytes), { stream: true });
}

/** From where and with what program a request was made. */
export function requestSource(headers: Headers): RequestSource {
  return {
    sourceIp: sourceAddress(headers, trustedProxies()),
    userAgent: boundedUserAgent(headers.get("user-agent")),
  };
}
