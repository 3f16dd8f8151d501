import { expect, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";
import { OwnServer } from "../fixtures/own-server";
import { expectCommonHeaders, watchViolations } from "../fixtures/security-headers";
import { signIn } from "../fixtures/sign-in";

test("a page that fails answers 500, with a policy that it keeps", async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const server = await OwnServer.start(Number(new URL(baseURL ?? "").port) + 30);
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const acme = await orderOrganization(
      { people: { viewer: { organization: ["trail_viewer"] } } },
      server.controlUrl,
    );
    await signIn(context.request, acme.people.viewer);
    const page = await context.newPage();
    const violations = await watchViolations(page);
    await server.signalPostgres("SIGINT");
    for (const path of [`/organizations/${acme.slug}/events`, "/sign-in"]) {
      await expect(async () => expect((await context.request.get(path)).status()).toBe(500)).toPass();
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, 500]);
      expectCommonHeaders(answer);
      expect(answer?.headers()["content-security-policy"]).toContain("'strict-dynamic'");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForFunction(() =>
        Object.keys(document).some((key) => key.startsWith("__reactContainer")),
      );
    }
    expect(violations).toEqual([]);
  } finally {
    await context.close();
    await server.stop();
  }
});
