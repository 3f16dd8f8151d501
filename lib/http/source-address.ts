import { BlockList, isIP, isIPv4, SocketAddress } from "node:net";

/** Set by the server's own entry from the socket, after every incoming header of this name was removed. */
export const peerHeader = "x-cairn-peer";

const mappedIPv4 = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/;

/** `::ffff:192.0.2.1` and `192.0.2.1` are one machine; an audit trail must not show it as two. */
function unmapped(address: string): string {
  const match = mappedIPv4.exec(address);
  if (!match) return address;
  if (match[1]) return match[1];
  const [high, low] = [Number.parseInt(match[2] ?? "0", 16), Number.parseInt(match[3] ?? "0", 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** Takes the forms proxies write: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]:443`. */
function bareAddress(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text);
  if (bracketed?.[1]) return bracketed[1];
  const withPort = /^([\d.]+):\d{1,5}$/.exec(text);
  return withPort?.[1] ?? text;
}

/** The address in one canonical spelling (lower case, compressed, no zone, IPv4 unmapped), or null. */
export function normalizeAddress(text: string): string | null {
  const bare = bareAddress(text.trim()).split("%", 1)[0] ?? "";
  const family = isIP(bare);
  if (family === 0) return null;
  if (family === 4) return bare;
  return unmapped(new SocketAddress({ address: bare, family: "ipv6" }).address);
}

/** One list for each family: a single BlockList would let `::/0` vouch for IPv4 peers too. */
type Lists = Readonly<Record<"ipv4" | "ipv6", BlockList>>;

const familyOf = (address: string) => (isIPv4(address) ? "ipv4" : "ipv6");

function addCidr(lists: Lists, cidr: string): boolean {
  const [text = "", length, ...rest] = cidr.split("/");
  const address = normalizeAddress(text);
  if (address === null || rest.length > 0) return false;
  const family = familyOf(address);
  const bits = family === "ipv4" ? 32 : 128;
  if (length === undefined) {
    lists[family].addAddress(address, family);
    return true;
  }
  // `::ffff:10.0.0.0/104` is 10.0.0.0/8 written the long way.
  const offset = family === "ipv4" && text.includes(":") ? 96 : 0;
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) - offset : -1;
  if (prefix < 0 || prefix > bits) return false;
  lists[family].addSubnet(address, prefix, family);
  return true;
}

export interface TrustedProxies {
  /** `address` is canonical, as `normalizeAddress` gives it. */
  includes: (address: string) => boolean;
  /** Entries that are neither an address nor a CIDR range; the server refuses to start with any. */
  faults: readonly string[];
}

/** Reads `TRUSTED_PROXIES`: addresses and CIDR ranges, IPv4 or IPv6, separated by commas or spaces. */
export function parseTrustedProxies(setting: string | undefined): TrustedProxies {
  const lists: Lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  const entries = (setting ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const faults = entries.filter((entry) => !addCidr(lists, entry));
  return { faults, includes: (address) => lists[familyOf(address)].check(address, familyOf(address)) };
}

/**
 * Decides where a request came from: the socket's address, or, when the peer is a trusted proxy, the right-most
 * address of `X-Forwarded-For` that is not one. What stands further left is the client's own claim. An entry
 * that is no address ends the walk at the hop that sent it. Null when the entry told no peer.
 */
export function sourceAddress(headers: Headers, trusted: TrustedProxies): string | null {
  const peer = normalizeAddress(headers.get(peerHeader) ?? "");
  if (peer === null || !trusted.includes(peer)) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").reverse();
  let nearest = peer;
  for (const hop of hops) {
    const address = normalizeAddress(hop);
    if (address === null) return nearest;
    if (!trusted.includes(address)) return address;
    nearest = address;
  }
  return nearest;
}
