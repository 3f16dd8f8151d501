import { expect, test } from "@playwright/test";
import { awake, cellOf, enter } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

test("the list is walked by keys alone, cell by cell and page by page", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(
    page.request,
    apiKey,
    Array.from({ length: 60 }, (_, index) => webShopEvent(String(index).padStart(2, "0"), 1 + index)),
  );
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  await page.keyboard.press("j");
  await expect(cellOf(page, 0, "event")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(cellOf(page, 2, "user")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(cellOf(page, 2, "time")).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(cellOf(page, 59, "outcome")).toBeFocused();
  await page.keyboard.press("k");
  await expect(cellOf(page, 58, "outcome")).toBeFocused();
  await page.keyboard.press("Shift+F");
  await expect(page).toHaveURL(/outcome=%21success/);
});

test("the shortcuts are listed, lead from page to page, and rest while somebody types", async ({ page }) => {
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/events/all`);
  await awake(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog.getByText("Go to the catalog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type("g o ?");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/events$`));
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/catalog$`));
});

test("the first key leads past the frame to the content", async ({ page }) => {
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/events/all`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});
