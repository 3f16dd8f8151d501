import { afterEach, describe, expect, it, vi } from "vitest";
import { requestSource } from "./request-source";
import { peerHeader } from "./source-address";

afterEach(() => vi.unstubAllEnvs());

describe("requestSource", () => {
  it("follows TRUSTED_PROXIES", () => {
    const headers = new Headers({ [peerHeader]: "10.0.0.1", "x-forwarded-for": "203.0.113.9" });
    expect(requestSource(headers).sourceIp).toBe("10.0.0.1");
    vi.stubEnv("TRUSTED_PROXIES", "10.0.0.0/8");
    expect(requestSource(headers).sourceIp).toBe("203.0.113.9");
  });

  it("keeps of a user agent what an event can hold, cut at a character", () => {
    const userAgentOf = (text: string) => requestSource(new Headers({ "user-agent": text })).userAgent;
    expect(userAgentOf("curl/8")).toBe("curl/8");
    expect(userAgentOf("")).toBeNull();
    // A header's bytes above 127 arrive as one character each and take two bytes in UTF-8.
    expect(userAgentOf(`a${"é".repeat(600)}`)).toBe(`a${"é".repeat(511)}`);
  });
});
