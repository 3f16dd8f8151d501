import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { awake, cellOf, enter } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";
import type { PersonPlan } from "../fixtures/organization";

const looks = [
  { theme: "light", locale: "en" },
  { theme: "dark", locale: "ko" },
] as const;
type Look = (typeof looks)[number];

const colourCookie = ({ theme }: Look) => ({
  name: "cairn-theme",
  value: theme,
  url: test.info().project.use.baseURL ?? "",
});

async function open(page: Page, look: Look, person?: PersonPlan) {
  const { slug, apiKey } = await enter(page, { locale: look.locale, ...(person ? { person } : {}) });
  await page.context().addCookies([colourCookie(look)]);
  await send(page.request, apiKey, [webShopEvent("a", 5), { ...webShopEvent("b", 6), id: "a/b" }]);
  return `/organizations/${slug}`;
}

for (const look of looks) {
  const name = `${look.theme}, ${look.locale}`;

  test(`axe finds nothing on the catalog and pages of one event, ${name}`, async ({ page }) => {
    test.slow();
    const base = await open(page, look);
    for (const path of [
      "/catalog?colour=red",
      "/catalog?q=nothing+of+this+name",
      "/catalog?status=legacy",
      "/catalog?status=retired",
      "/projects/web-shop/events/by-id?id=a%2Fb",
      "/events/by-id",
    ]) {
      await page.goto(`${base}${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto(`${base}/catalog?provider=nhncloud`);
    const first = page.locator("[data-entry]").first();
    await expect(async () => {
      await first.click();
      await expect(page).toHaveURL(/open=/, { timeout: 1_000 });
    }).toPass();
    await expectAccessible(page);
  });

  test(`axe finds nothing where something is refused or fails, ${name}`, async ({ page }) => {
    const base = await open(page, look, { projects: { "web-shop": ["project_leader"] } });
    expect((await page.goto(`${base}/events`))?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);

    await page.goto(`${base}/projects/web-shop/events?event=Instance+Resize`);
    await awake(page);
    await page.keyboard.press("/");
    await page.keyboard.type("outcome:maybe");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expectAccessible(page);
    for (const status of [503, 401]) {
      await page.reload();
      await awake(page);
      await page.route("**/api/v1/organizations/**", (route) =>
        route.fulfill({ status, contentType: "application/problem+json", body: '{"requestId":"r-1"}' }),
      );
      await page.locator("th[data-col=time] button").click();
      await expect(page.getByRole("alert")).toBeVisible();
      await expectAccessible(page);
      await page.unrouteAll();
      await page.goBack();
    }
  });

  test(`axe finds nothing in the dialog of a range, an event beside a fault, and the drawer, ${name}`, async ({
    page,
  }) => {
    const base = await open(page, look);
    await page.goto(`${base}/projects/web-shop/events?event=Instance+Resize`);
    await awake(page);
    await page.getByRole("button", { name: /^(Custom|직접 선택)/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.goto(`${base}/projects/web-shop/events?open=gone&openAt=2026-01-01T00:00:00.000Z`);
    await expect(page.getByRole("complementary").last().getByRole("heading")).toBeVisible();
    await expectAccessible(page);

    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${base}/projects/web-shop/events?event=Instance+Resize`);
    await expect(cellOf(page, 0, "event")).toBeVisible();
    await expect(async () => {
      await page.getByRole("button", { name: /^(Open navigation|메뉴 열기)/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    for (const button of [/^(Language|언어)/, /^(Theme|테마)/]) {
      await page.getByRole("dialog").getByRole("button", { name: button }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menu")).toHaveCount(0);
    }
  });

  test(`axe finds nothing on sign-in with its error, ${name}`, async ({ page }) => {
    const url = test.info().project.use.baseURL ?? "";
    await page.context().addCookies([colourCookie(look), { name: "cairn-locale", value: look.locale, url }]);
    await page.goto("/sign-in");
    await page.locator("input[name=email]").fill(`nobody-${look.locale}@example.com`);
    await page.locator("input[name=password]").fill("not the password");
    await page.locator("button[type=submit]").click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await expectAccessible(page);
  });
}
