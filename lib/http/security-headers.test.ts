import { afterEach, describe, expect, it, vi } from "vitest";
import { sessionCookieName, sessionCookieOptions } from "@/lib/auth/session-cookie";
import { pageContentSecurityPolicy } from "./content-security-policy";
import { commonSecurityHeaders } from "./security-headers";

afterEach(() => vi.unstubAllEnvs());

describe("behind TLS", () => {
  it("tells browsers to stay on https, and marks the cookie", () => {
    vi.stubEnv("NEXTAUTH_URL", "https://cairn.example.test");
    expect(commonSecurityHeaders()["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(sessionCookieName()).toBe("__Secure-next-auth.session-token");
    expect(sessionCookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });
});

describe("on plain http", () => {
  it("promises no TLS", () => {
    vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
    expect(commonSecurityHeaders()).not.toHaveProperty("strict-transport-security");
    expect(sessionCookieName()).toBe("next-auth.session-token");
    expect(sessionCookieOptions().secure).toBe(false);
  });
});

describe("pageContentSecurityPolicy", () => {
  it("lets run what carries the nonce, and no inline script or style element without", () => {
    const policy = Object.fromEntries(
      pageContentSecurityPolicy("abc", false)
        .split("; ")
        .map((directive) => [directive.split(" ", 1)[0], directive.slice(directive.indexOf(" ") + 1)]),
    );
    expect(policy).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self' 'nonce-abc' 'strict-dynamic'",
      "style-src": "'self' 'nonce-abc'",
      "style-src-attr": "'unsafe-inline'",
      "connect-src": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "object-src": "'none'",
    });
  });
});
