import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter, gridOf, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const log = {
  eventVersion: "1.09",
  source: "203.0.113.24",
  request: { flavor: "m2a.xlarge", dryRun: false },
  response: { keys: [1, 2, 3] },
};
const changes = [
  { path: "flavor", before: "m2a.large", after: "m2a.xlarge" },
  { path: "vcpus", after: 4 },
];

async function open(page: Page, locale: "en" | "ko" = "en", query = "") {
  const { slug, apiKey } = await enter(page, {
    locale,
    person: { projects: { "web-shop": ["project_admin"] } },
  });
  await send(page.request, apiKey, [
    webShopEvent("a", 5, { log, changes }),
    webShopEvent("b", 6, { outcome: "failure", reason: "Not enough capacity" }),
    webShopEvent("c", 7),
  ]);
  const path = `/organizations/${slug}/projects/web-shop/events`;
  await page.goto(`${path}${query}`);
  return path;
}

const panel = (page: Page) =>
  page.getByRole("complementary", { name: /^(Instance Resize|인스턴스 사양 변경)$/ });

test("an event opens beside the list: sentence, facts, changes, log; keys walk on; focus returns", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  await page.keyboard.press("j");
  await expect(cellOf(page, 0, "event")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading", { level: 2 }).first()).toHaveText(
    "shop-admin@example.com resized Instance web-a from 203.0.113.24",
  );
  await expect(panel(page).getByRole("row", { name: /flavor/ })).toContainText("m2a.xlarge");
  await expect(panel(page).getByText('"eventVersion"')).toBeVisible();
  await expect(panel(page).getByText("1 of 3")).toBeVisible();
  await expect(page).toHaveURL(/open=a&openAt=/);

  await page.keyboard.press("j");
  await expect(panel(page).getByText("2 of 3")).toBeVisible();
  await expect(panel(page).getByText("Not enough capacity").first()).toBeVisible();
  await expect(panel(page).getByRole("heading", { level: 2 }).first()).toContainText("tried to resize");
  await page.keyboard.press("k");
  await expect(panel(page).getByText("1 of 3")).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel(page).getByText("2 of 3")).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(cellOf(page, 1, "event")).toBeFocused();
});

test("the sentence is natural Korean", async ({ page }) => {
  await open(page, "ko");
  await awake(page);
  await cellOf(page, 0, "event").click();
  await expect(panel(page).getByRole("heading", { level: 2 }).first()).toHaveText(
    "shop-admin@example.com 사용자가 203.0.113.24에서 인스턴스 web-a의 사양을 변경했습니다",
  );
  await page.keyboard.press("j");
  await expect(panel(page).getByRole("heading", { level: 2 }).first()).toContainText(
    "변경하려 했으나 실패했습니다",
  );
});

test("a link opens the same event beside the same list, and its own page", async ({ page }) => {
  const path = await open(page);
  await awake(page);
  await cellOf(page, 1, "event").click();
  await expect(panel(page)).toBeVisible();
  await page.reload();
  await expect(panel(page).getByText("Not enough capacity").first()).toBeVisible();
  await page.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/b\\?at=`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("tried to resize Instance web-b");
  const html = await (await page.request.get(page.url())).text();
  expect(html.includes("Not enough capacity")).toBe(true);
  await page.goBack();
  await expect(panel(page)).toBeVisible();
  expect((await page.goto(`${path}/nothing-of-this-id`))?.status()).toBe(404);
});

test("an event's own page leads to the events beside it, and says where the list ends", async ({ page }) => {
  const path = await open(page);
  const heading = page.getByRole("heading", { level: 1 });
  const previous = page.getByRole("button", { name: "Previous event" });
  await page.goto(`${path}/b`);
  await expect(heading).toContainText("Instance web-b");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(heading).toContainText("Instance web-c", { timeout: 1_000 });
  }).toPass();
  await expect(page).toHaveURL(new RegExp(`${path}/c\\?at=`));
  const next = page.getByRole("button", { name: "Next event" });
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await expect(next).toHaveAccessibleDescription("The last event of the list");
  await next.hover();
  await expect(page.getByText("The last event of the list")).toBeVisible();
  await page.keyboard.press("k");
  await expect(heading).toContainText("Instance web-b");
  await previous.click();
  await expect(heading).toContainText("Instance web-a");
  await expect(previous).toHaveAccessibleDescription("The first event of the list");
});

test("an id that paths mangle has a page all the same", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  const id = "a/b?c=%2F#키 1";
  await send(page.request, apiKey, [{ ...webShopEvent("x", 4), id }]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events`);
  await awake(page);
  await cellOf(page, 0, "event").click();
  await page.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/events\/by-id\?id=/);
  await expect(page.getByRole("definition").filter({ hasText: id })).toBeVisible();
});

test("the log is searched, folded, shown as received, copied, downloaded, and filters the list", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await awake(page);
  await cellOf(page, 0, "event").click();
  const own = panel(page);
  await own.getByRole("textbox", { name: "Find in log" }).fill("flavor");
  await expect(own.getByText("1 of 1")).toBeVisible();
  await own.getByRole("button", { name: "Raw" }).click();
  await expect(own.getByText(JSON.stringify(log))).toBeVisible();
  await own.getByRole("button", { name: /^Copy the log/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(JSON.stringify(log));
  const downloading = page.waitForEvent("download");
  await own.getByRole("link", { name: /^Download the log/ }).click();
  expect(await readFile(await (await downloading).path(), "utf8")).toBe(JSON.stringify(log));
  await own.getByRole("button", { name: "Tree" }).click();
  await own.getByText('"m2a.xlarge"').hover();
  await expect(own.getByRole("button", { name: "Copy path" })).toBeVisible();
  await expect(own.getByRole("button", { name: "Filter by this" })).toHaveCount(0);
  await own.getByText('"203.0.113.24"').hover();
  await own.getByRole("button", { name: "Filter by this" }).click();
  await expect(page).toHaveURL(/sourceIp=203.0.113.24/);
});

test("an event under a code of the past says what stands for it now, and leads to its entry", async ({
  page,
}) => {
  const { slug, apiKey } = await enter(page);
  const service = { service: "Pub/Sub", resource: { type: "Topic", name: "orders" } };
  await send(page.request, apiKey, [webShopEvent("old", 5, { ...service, event: "Topic Create" })]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events/old`);
  const now = page.getByRole("link", { name: "Legacy code now Create Topic" });
  await now.click();
  await expect(page).toHaveURL(/\/catalog\?provider=kakaocloud&service=Pub%2FSub&open=/);
  await expect(page.getByText("Topic Create").first()).toBeVisible();
  await expect(page.getByText("now Create Topic").first()).toBeVisible();
});

test("the list keeps its place while an event is open and after it", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  const many = Array.from({ length: 90 }, (_, index) =>
    webShopEvent(String(index).padStart(3, "0"), 1 + index),
  );
  await send(page.request, apiKey, many);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  const scroller = gridOf(page).locator("..");
  await scroller.evaluate((element) => element.scrollTo(0, 1_500));
  await cellOf(page, 50, "event").click();
  await expect(page.getByText("51 of 90")).toBeVisible();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(1_500);
  await page.getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("web-050");
  await page.goBack();
  await expect(cellOf(page, 50, "event")).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page).filter({ hasText: "web-050" })).toBeInViewport();
});

test("a reload finds a place far down, and a link an event beyond the first page", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  const many = Array.from({ length: 260 }, (_, index) =>
    webShopEvent(String(index).padStart(3, "0"), 1 + index),
  );
  await send(page.request, apiKey, many);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  const scroller = gridOf(page).locator("..");
  await scroller.evaluate((element) => element.scrollTo(0, 3_000));
  await expect(cellOf(page, 95, "event")).toBeInViewport();
  // The rows further down come when these are near their end: till then there is no such place.
  await expect(async () => {
    expect(
      await scroller.evaluate((element) => {
        element.scrollTo(0, 5_000);
        return element.scrollTop;
      }),
    ).toBe(5_000);
  }).toPass();
  await expect(cellOf(page, 155, "event")).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.history.state.cairnScroll)).toBe(5_000);
  await page.reload();
  await expect(cellOf(page, 155, "event")).toBeInViewport();

  await cellOf(page, 155, "event").click();
  await expect(page).toHaveURL(/open=155&openAt=/);
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText(/^156 of/)).toBeVisible();
  await expect(cellOf(page, 155, "event")).toBeInViewport();
});

test("a log of a mebibyte and one nested 500 deep open, and the page goes on answering", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  const wide = Object.fromEntries(
    Array.from({ length: 9_000 }, (_, index) => [`key${index}`, "x".repeat(100)]),
  );
  const deep = JSON.parse(`${'{"a":'.repeat(499)}1${"}".repeat(499)}`);
  await send(page.request, apiKey, [
    webShopEvent("wide", 2, { log: wide }),
    webShopEvent("deep", 3, { log: deep }),
  ]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  await cellOf(page, 0, "event").click();
  await expect(panel(page).getByText('"key0"')).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel(page).getByText("2 of 2")).toBeVisible();
  await expect(panel(page).getByRole("treeitem").first()).toBeVisible();
  await page.keyboard.press("t");
  await expect(panel(page).getByText('{"a":{"a":{"a":').first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
});

test("an address without a time says so where too many events have its id, and leads to them", async ({
  page,
}) => {
  const { slug, apiKey } = await enter(page, { locale: "ko" });
  const many = Array.from({ length: 1_001 }, (_, index) => ({
    ...webShopEvent("b", index + 1),
    id: "same-id",
  }));
  await send(page.request, apiKey, many);
  await page.goto(`/organizations/${slug}/projects/web-shop/events/same-id`);
  await expect(page.getByRole("heading", { name: "이 ID를 가진 이벤트가 많습니다" })).toBeVisible();
  await page.getByRole("link", { name: "이 이벤트들을 목록으로 보기" }).click();
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(page).toHaveURL(/q=same-id/);
});
