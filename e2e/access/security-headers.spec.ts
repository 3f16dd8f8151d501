import { expect, test } from "@playwright/test";
import { type Organization, orderOrganization } from "../fixtures/organization";
import { expectCommonHeaders, watchViolations } from "../fixtures/security-headers";
import { signIn } from "../fixtures/sign-in";

let acme: Organization<"viewer" | "member">;

test.beforeAll(async () => {
  acme = await orderOrganization({
    people: {
      viewer: { organization: ["trail_viewer"] },
      member: { projects: { "web-shop": ["project_member"] } },
    },
  });
});

const pages = (slug: string): [path: string, status: number][] => [
  ["/sign-in", 200],
  [`/organizations/${slug}/events`, 200],
  [`/organizations/${slug}/events/all`, 200],
  [`/organizations/${slug}/projects/web-shop/events`, 200],
  [`/organizations/${slug}/catalog`, 200],
  [`/organizations/${slug}/nowhere`, 404],
  ["/organizations/no-such-organization/events", 404],
  [`/organizations/${slug}/projects/no-such-project/events`, 404],
  ["/nowhere/at/all", 404],
];

test("every page has its headers and a policy that it keeps", async ({ page }) => {
  const violations = await watchViolations(page);
  const nonces = new Set<string>();
  for (const [path, status] of pages(acme.slug)) {
    if (path !== "/sign-in") await signIn(page.request, acme.people.viewer);
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, status]);
    expectCommonHeaders(answer);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    expect(policy).not.toMatch(/style-src [^;]*'unsafe/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // The page's script runs under the policy: React has taken the document over.
    await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
  }
  expect(nonces.size).toBe(pages(acme.slug).length);
  expect(violations).toEqual([]);
});

test("a page that the person may not open answers 403, with a policy that it keeps", async ({ page }) => {
  const violations = await watchViolations(page);
  await signIn(page.request, acme.people.member);
  const answer = await page.goto(`/organizations/${acme.slug}/events`);
  expect(answer?.status()).toBe(403);
  expectCommonHeaders(answer);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(violations).toEqual([]);
});

test("a person without a session is sent to sign-in from everywhere", async ({ request }) => {
  for (const path of ["/", `/organizations/${acme.slug}/events`, "/nowhere"]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 307]);
    expect(answer.headers().location).toMatch(/^(http:\/\/localhost:\d+)?\/sign-in(\?|$)/);
    expectCommonHeaders(answer);
  }
});

test("what is no page is answered with its headers and without HTML", async ({ request }) => {
  for (const [path, status, type] of [
    ["/favicon.ico", 200, "image/"],
    ["/_next/nothing", 404, "application/problem+json"],
    ["/_next/data/x.json", 404, "application/problem+json"],
    ["/_next/image?url=%2Ficon.svg&w=64&q=75", 404, "application/problem+json"],
    ["/_next/static/nothing.js", 404, "text/plain"],
  ] as const) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, status]);
    expect([path, answer.headers()["content-type"]]).toEqual([path, expect.stringContaining(type)]);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
});

test("the API answers with its headers, also where there is nothing", async ({ request }) => {
  for (const [path, status] of [
    ["/api/v1/me", 401],
    ["/api/v1/nowhere", 404],
    ["/api/auth/csrf", 200],
  ] as const) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, status]);
    expectCommonHeaders(answer);
    expect(answer.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
});

test.describe("a change made with a cookie", () => {
  const choose = () => `/api/v1/organizations/${acme.slug}/projects/web-shop/choose`;
  const json = { "content-type": "application/json" };
  const cases: [name: string, headers: (origin: string) => Record<string, string>, status: number][] = [
    ["from our own page", (origin) => ({ ...json, origin }), 204],
    ["from our own page, told by the browser", () => ({ ...json, "sec-fetch-site": "same-origin" }), 204],
    ["from another site", () => ({ ...json, origin: "https://evil.test" }), 403],
    [
      "from another site, told by the browser",
      (origin) => ({ ...json, origin, "sec-fetch-site": "cross-site" }),
      403,
    ],
    ["from a sibling of our site", () => ({ ...json, "sec-fetch-site": "same-site" }), 403],
    ["from nowhere", () => json, 403],
    ["as a form", (origin) => ({ "content-type": "application/x-www-form-urlencoded", origin }), 415],
    ["as text", (origin) => ({ "content-type": "text/plain", origin }), 415],
  ];

  for (const [name, headers, status] of cases) {
    test(`${name} is answered ${status}`, async ({ request, baseURL }) => {
      await signIn(request, acme.people.member);
      const answer = await request.post(choose(), { headers: headers(baseURL ?? ""), data: "{}" });
      expect(answer.status()).toBe(status);
    });
  }
});
