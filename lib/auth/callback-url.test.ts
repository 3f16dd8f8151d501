import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCallbackPath, signInUrl } from "./callback-url";

const own = "https://cairn.example.test";

const elsewhere = [
  "https://evil.test/",
  "//evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "\n//evil.test",
  " //evil.test",
  "/..//evil.test",
  "/.//evil.test",
  "/%2e%2e//evil.test",
  "javascript:alert(1)",
  "data:text/html,x",
  "https:evil.test",
  "https://cairn.example.test@evil.test/",
  "https://cairn.example.test.evil.test/",
  "http://cairn.example.test/",
  "http://[",
  "/sign-in?callbackUrl=/",
  "",
];

describe("safeCallbackPath", () => {
  it.each([
    ["/organizations/acme/events?from=-24h&service=a#x", "/organizations/acme/events?from=-24h&service=a#x"],
    ["organizations/acme", "/organizations/acme"],
    ["?a=1", "/?a=1"],
    [`${own}/organizations/acme`, "/organizations/acme"],
    ["/한국", "/%ED%95%9C%EA%B5%AD"],
  ])("%s leads to %s", (reference, path) => {
    expect(safeCallbackPath(reference, own)).toBe(path);
  });

  it.each(elsewhere)("%j leads nowhere", (reference) => {
    expect(safeCallbackPath(reference, own)).toBeNull();
  });

  it("never leaves the site, whatever it is given", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "//",
      "..",
      ".",
      "\t",
      "\n",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "%5c",
      "evil.test",
      "https",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }), (parts) => {
        const path = safeCallbackPath(parts.join(""), own);
        if (path === null) return;
        expect(path.startsWith("/")).toBe(true);
        expect(new URL(path, own).origin).toBe(own);
      }),
    );
  });
});

describe("signInUrl", () => {
  it("carries the way back, and nothing for the front page", () => {
    expect(signInUrl("/organizations/acme?a=1&b=2")).toBe(
      "/sign-in?callbackUrl=%2Forganizations%2Facme%3Fa%3D1%26b%3D2",
    );
    expect(signInUrl("/")).toBe("/sign-in");
    expect(signInUrl(null)).toBe("/sign-in");
  });
});
