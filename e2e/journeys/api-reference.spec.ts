import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { enter } from "../fixtures/console";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What a shell would send: the address and the headers of a shown command, the key in place of its variable. */
function readCommand(command: string, apiKey: string) {
  const address = /'(https?:[^']+)'/.exec(command)?.[1] ?? "";
  const headers = [...command.matchAll(/-H ["']([^:]+): ([^"']+)["']/g)].map(
    ([, name = "", value = ""]) => [name, value.replace("$CAIRN_API_KEY", apiKey)] as const,
  );
  const body = command.includes("-d '") ? command.slice(command.indexOf("-d '") + 4, -1) : null;
  return { address, headers: Object.fromEntries(headers), body };
}

const examples = [
  { locale: "en", theme: "light", width: 1440, name: "Example: Ask who you are and what you reach" },
  { locale: "ko", theme: "dark", width: 360, name: "예시: 내 정보와 접근 범위 확인" },
] as const;

for (const { locale, theme, width, name } of examples) {
  test(`the API page is complete and accessible, ${locale}, ${theme}`, async ({ page }) => {
    const { slug } = await enter(page, { locale });
    const url = test.info().project.use.baseURL ?? "";
    await page.context().addCookies([{ name: "cairn-theme", value: theme, url }]);
    await page.goto(`/organizations/${slug}/events/all`);
    await page.getByRole("link", { name: "API", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "API" })).toBeVisible();
    await expect(page.getByRole("figure", { name })).toContainText(`${url}/api/v1/me`);
    const headings = await page.getByRole("heading", { level: 3 }).allTextContents();
    expect(headings.filter((text) => /\p{Script=Hangul}/u.test(text)).length > 0).toBe(locale === "ko");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    for (const w of [1440, 360]) {
      await page.setViewportSize({ width: w, height: 900 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // Every operation unfolded makes a page of thousands of elements: each language is looked through at one width.
      if (w === width) await expectAccessible(page);
    }
  });
}

test("the shown commands work with a real key", async ({ page }) => {
  const organization = await orderOrganization({
    people: { reader: { organization: ["organization_admin"] } },
    keyPermissions: ["events.ingest", "organizationEvents.read", "projectEvents.read"],
  });
  await signIn(page.request, organization.people.reader);
  await page.goto(`/organizations/${organization.slug}/api-reference`);
  const run = async (name: string) => {
    const shown = await page.getByRole("figure", { name, exact: true }).locator("code").innerText();
    const { address, headers, body } = readCommand(shown, organization.apiKey);
    const answer = await fetch(address, { method: body ? "POST" : "GET", headers, body });
    return { status: answer.status, json: await answer.json() };
  };
  const me = await run("Example: Ask who you are and what you reach");
  expect(me).toMatchObject({
    status: 200,
    json: { user: null, organizations: [{ slug: organization.slug }] },
  });
  expect((await run("Example: Send events")).json).toMatchObject({ accepted: 1, rejected: [] });
  const list = await run("Example: List project events");
  expect(list).toMatchObject({
    status: 200,
    json: { events: [{ id: "req-7f3a", catalogStatus: "current" }] },
  });
  expect((await run("Example: Read a project event")).json).toMatchObject({ id: "req-7f3a" });
  expect((await run("Example: Browse the event catalog")).status).toBe(200);
});

test("the index leads to an operation, and its example can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/api-reference`);
  const index = page.getByRole("navigation", { name: "Operations" });
  await index.getByRole("link", { name: "Send events" }).press("Enter");
  await expect(page).toHaveURL(/#postEvents$/);
  await expect(page.getByRole("heading", { name: "Send events" })).toBeInViewport();
  const example = page.getByRole("figure", { name: "Example: Send events" });
  await expect(async () => {
    await example.getByRole("button").click();
    await expect(example.getByRole("status")).toHaveText("Copied", { timeout: 500 });
  }).toPass();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -X POST '${test.info().project.use.baseURL}/api/v1/events'`);
  await page.getByRole("link", { name: "OpenAPI document" }).click();
  await expect(page).toHaveURL(/\/api\/v1\/openapi\.json$/);
});
