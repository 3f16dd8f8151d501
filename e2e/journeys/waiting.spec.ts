import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

/** Holds back every page that the console asks for, until it is let go. */
async function holdPages(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    async (route) => {
      await held;
      await route.continue();
    },
  );
  return release;
}

test("a page on its way shows its own skeleton, by a link, by keys, and from an event", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(page.request, apiKey, [webShopEvent("a", 5)]);
  const base = `/organizations/${slug}`;
  const cover = page.locator(".skeleton-cover");
  const ways = [
    { to: /\/catalog$/, go: () => page.getByRole("link", { name: "Catalog" }).click() },
    {
      to: /\/events$/,
      go: async () => {
        await page.keyboard.press("g");
        await page.keyboard.press("o");
      },
    },
    { to: /\/events\/a\?at=/, go: () => page.getByRole("link", { name: "Open as a page" }).click() },
  ];
  for (const { to, go } of ways) {
    await page.unrouteAll();
    await page.goto(`${base}/projects/web-shop/events?event=Instance+Resize`);
    await awake(page);
    await cellOf(page, 0, "event").click();
    await expect(page.getByRole("treeitem").first()).toBeVisible();
    const release = await holdPages(page);
    await go();
    await expect(cover).toBeVisible();
    await expect(cover.getByRole("status")).toBeAttached();
    await expect(page).not.toHaveURL(to);
    release();
    await expect(page).toHaveURL(to);
    await expect(cover).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("nothing moves for those who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { slug, apiKey } = await enter(page);
  await send(page.request, apiKey, [webShopEvent("a", 5)]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  await cellOf(page, 0, "event").click();
  const panel = page.getByRole("complementary", { name: "Instance Resize" });
  await expect(panel).toHaveCSS("animation-duration", "0s");
  const release = await holdPages(page);
  await page.getByRole("link", { name: "Catalog" }).click();
  await expect(page.locator(".skeleton-cover .skeleton").first()).toHaveCSS(
    "animation-name",
    "skeleton-wait",
  );
  release();
  await expect(page).toHaveURL(/\/catalog$/);
});
