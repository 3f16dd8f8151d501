import { describe, expect, it } from "vitest";
import { normalizeAddress, parseTrustedProxies, peerHeader, sourceAddress } from "./source-address";

describe("normalizeAddress", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["192.0.2.7:443", "192.0.2.7"],
    [" 192.0.2.7 ", "192.0.2.7"],
    ["2001:DB8:0:0::1", "2001:db8::1"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:C000:0207", "192.0.2.7"],
    ["0:0:0:0:0:ffff:c000:207", "192.0.2.7"],
    ["", null],
    ["unknown", null],
    ["_hidden", null],
    ["192.0.2.256", null],
    ["192.0.2.7, 10.0.0.1", null],
    ["2001:db8::1:443x", null],
    ["010.0.0.1", null],
  ])("%s -> %s", (text, address) => {
    expect(normalizeAddress(text)).toBe(address);
  });
});

describe("parseTrustedProxies", () => {
  it("names what is neither an address nor a range", () => {
    const { faults } = parseTrustedProxies(
      "10.0.0.0/8, proxy.local 10.0.0.0/33,::1/129,1.2.3.4/,10.0.0.0/8/8",
    );
    expect(faults).toEqual(["proxy.local", "10.0.0.0/33", "::1/129", "1.2.3.4/", "10.0.0.0/8/8"]);
  });

  it("trusts nobody when it is not set", () => {
    expect(parseTrustedProxies(undefined).includes("127.0.0.1")).toBe(false);
  });
});

interface Case {
  name: string;
  proxies?: string;
  peer?: string;
  forwarded?: string;
  expected: string | null;
}

const cases: Case[] = [
  { name: "no peer told: nothing is believed", forwarded: "203.0.113.9", expected: null },
  { name: "a direct client", peer: "203.0.113.9", expected: "203.0.113.9" },
  {
    name: "a direct client that forges the header",
    peer: "203.0.113.9",
    forwarded: "198.51.100.1",
    expected: "203.0.113.9",
  },
  {
    name: "a client that is nobody's proxy, with proxies configured",
    proxies: "10.0.0.0/8",
    peer: "203.0.113.9",
    forwarded: "10.0.0.1",
    expected: "203.0.113.9",
  },
  {
    name: "behind one proxy",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "a client that sent a header of its own through the proxy",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "127.0.0.1, 198.51.100.1, 203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "a client that claims to be a proxy's address",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "198.51.100.1, 10.9.9.9, 203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "behind two proxies",
    proxies: "10.0.0.0/8 192.0.2.1",
    peer: "192.0.2.1",
    forwarded: "198.51.100.1, 203.0.113.9, 10.0.0.7",
    expected: "203.0.113.9",
  },
  {
    name: "all hops are proxies: a request from inside",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "10.0.0.8, 10.0.0.7",
    expected: "10.0.0.8",
  },
  { name: "the proxy sent no header", proxies: "10.0.0.0/8", peer: "10.1.2.3", expected: "10.1.2.3" },
  {
    name: "rubbish next to the proxy ends the walk there",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "198.51.100.1, unknown",
    expected: "10.1.2.3",
  },
  {
    name: "rubbish further left is never reached",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "'; DROP TABLE--, 203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "the peer as an IPv4-mapped address, as a dual-stack socket tells it",
    proxies: "10.0.0.0/8",
    peer: "::ffff:10.1.2.3",
    forwarded: "::ffff:203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "proxies written as mapped addresses",
    proxies: "::ffff:10.0.0.0/104",
    peer: "10.1.2.3",
    forwarded: "203.0.113.9",
    expected: "203.0.113.9",
  },
  {
    name: "an IPv6 proxy and client",
    proxies: "2001:db8:aaaa::/48",
    peer: "2001:db8:aaaa::1",
    forwarded: "2001:DB8:BBBB::0001",
    expected: "2001:db8:bbbb::1",
  },
  {
    name: "an IPv6 peer outside the range",
    proxies: "2001:db8:aaaa::/48",
    peer: "2001:db8:aaab::1",
    forwarded: "198.51.100.1",
    expected: "2001:db8:aaab::1",
  },
  {
    name: "an IPv6 range trusts no IPv4 peer",
    proxies: "::/0",
    peer: "203.0.113.9",
    forwarded: "198.51.100.1",
    expected: "203.0.113.9",
  },
  {
    name: "hops with ports",
    proxies: "10.0.0.0/8",
    peer: "10.1.2.3",
    forwarded: "203.0.113.9:51000, [2001:db8::7]:443",
    expected: "2001:db8::7",
  },
];

describe("sourceAddress", () => {
  it.each(cases)("$name", ({ proxies, peer, forwarded, expected }) => {
    const headers = new Headers({ "x-real-ip": "198.51.100.99", forwarded: "for=198.51.100.98" });
    if (peer !== undefined) headers.set(peerHeader, peer);
    if (forwarded !== undefined) headers.set("x-forwarded-for", forwarded);
    expect(sourceAddress(headers, parseTrustedProxies(proxies))).toBe(expected);
  });

  it("reads a header that was sent twice as one list", () => {
    const headers = new Headers({ [peerHeader]: "10.1.2.3" });
    headers.append("x-forwarded-for", "198.51.100.1");
    headers.append("x-forwarded-for", "203.0.113.9");
    expect(sourceAddress(headers, parseTrustedProxies("10.0.0.0/8"))).toBe("203.0.113.9");
  });

  it("believes neither of two peers", () => {
    const headers = new Headers({ [peerHeader]: "203.0.113.9" });
    headers.append(peerHeader, "198.51.100.1");
    expect(sourceAddress(headers, parseTrustedProxies(undefined))).toBeNull();
  });
});
