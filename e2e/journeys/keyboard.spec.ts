import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

/** A list of events that differ by their source address: the row's number is its last part. */
async function openAddresses(page: Page, count: number) {
  const { slug, apiKey } = await enter(page);
  const events = Array.from({ length: count }, (_, index) =>
    webShopEvent(String(index), 1 + index, {
      sourceIp: `203.0.113.${index}`,
      log: { from: `203.0.113.${index}`, flavor: "m2a.large" },
    }),
  );
  await send(page.request, apiKey, events);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  return slug;
}

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

test("f filters by what the pointer is over when it is pressed, or by the focus where keys came last", async ({
  page,
}) => {
  await openAddresses(page, 60);
  await cellOf(page, 4, "sourceIp").hover();
  await page.mouse.wheel(0, 340);
  await expect(cellOf(page, 14, "sourceIp")).toHaveCSS("cursor", "default");
  await expect.poll(() => page.locator("td:hover").textContent()).toBe("203.0.113.14");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/sourceIp=203\.0\.113\.14(&|$)/);

  await page.goBack();
  await expect(cellOf(page, 1, "sourceIp")).toHaveText("203.0.113.1");
  await cellOf(page, 1, "sourceIp").hover();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/event=Instance\+Resize/);
  await expect(page).not.toHaveURL(/sourceIp/);
});

test("f over a value of the log filters by that, and never by a cell left behind", async ({ page }) => {
  await openAddresses(page, 6);
  await cellOf(page, 3, "event").click();
  const value = page.getByRole("treeitem").filter({ hasText: '"203.0.113.3"' });
  await cellOf(page, 3, "outcome").hover();
  await page.getByRole("treeitem").filter({ hasText: '"m2a.large"' }).hover();
  await expect(page.getByRole("toolbar", { name: /flavor/ })).toBeVisible();
  await page.keyboard.press("f");
  await value.hover();
  await expect(page.getByRole("button", { name: "Filter by this" })).toBeVisible();
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/sourceIp=203\.0\.113\.3(&|$)/);
  await expect(page).not.toHaveURL(/outcome=/);
});

test("two keys that lead to a page go before the single keys of what has the focus", async ({ page }) => {
  const slug = await openAddresses(page, 3);
  const pair = async (keys: string) => {
    for (const key of keys.split(" ")) await page.keyboard.press(key);
  };
  await page.keyboard.press("j");
  await expect(cellOf(page, 0, "event")).toBeFocused();
  await pair("g o");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/events$`));
  await page.goBack();
  await cellOf(page, 0, "event").click();
  await expect(page.getByRole("treeitem").first()).toBeVisible();
  await pair("g c");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/catalog$`));
  await page.goBack();
  await page.getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("resized Instance web-0");
  await pair("g c");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/catalog$`));
});

test("c copies the link, o opens the page, r asks again; over plain HTTP too", async ({ page }) => {
  // What a browser has on an address that is neither https nor localhost.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openAddresses(page, 3);
  const answered = page.waitForResponse(/\/api\/v1\/organizations\/.*\/events\?/);
  await page.keyboard.press("r");
  expect((await answered).ok()).toBe(true);
  await cellOf(page, 1, "event").click();
  await expect(page.getByRole("treeitem").first()).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const search = page.getByRole("combobox", { name: "Search events" });
  await search.focus();
  await page.keyboard.press("Control+V");
  await expect(search).toHaveValue(/\/projects\/web-shop\/events\/1\?at=/);
  await search.fill("");
  await page.keyboard.press("Escape");
  await page.getByRole("treeitem").first().focus();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/projects\/web-shop\/events\/1\?at=/);
});

test("keys answer while a Korean input source is on", async ({ page }) => {
  await openAddresses(page, 3);
  const type = (key: string, code: string) =>
    page.evaluate(
      ([typed, place]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent("keydown", { key: typed, code: place, bubbles: true, cancelable: true }),
        ),
      [key, code] as const,
    );
  await type("ㅓ", "KeyJ");
  await expect(cellOf(page, 0, "event")).toBeFocused();
  await type("ㅓ", "KeyJ");
  await expect(cellOf(page, 1, "event")).toBeFocused();
  await type("ㅎ", "KeyG");
  await type("ㅊ", "KeyC");
  await expect(page).toHaveURL(/\/catalog$/);
});
