import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { awake, cellOf, enter, gridOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const looks = [
  { theme: "light", locale: "en" },
  { theme: "dark", locale: "ko" },
] as const;

async function open(page: Page, { theme, locale }: (typeof looks)[number]) {
  const { slug, apiKey } = await enter(page, { locale });
  const url = test.info().project.use.baseURL ?? "";
  await page.context().addCookies([{ name: "cairn-theme", value: theme, url }]);
  await send(page.request, apiKey, [
    webShopEvent("a", 5, { changes: [{ path: "flavor", before: "m2a.large", after: "m2a.xlarge" }] }),
    webShopEvent("b", 6, { outcome: "failure", reason: "Not enough capacity" }),
    webShopEvent("c", 7, { outcome: "unknown" }),
  ]);
  return `/organizations/${slug}`;
}

for (const look of looks) {
  test(`axe finds nothing on any page, ${look.theme}, ${look.locale}`, async ({ page }) => {
    const base = await open(page, look);
    const list = `${base}/projects/web-shop/events`;
    await page.goto(`${base}/events/all?service=%21Object+Storage`);
    await awake(page);
    await expectAccessible(page);
    await cellOf(page, 0, "event").click();
    await expect(page.getByRole("treeitem").first()).toBeVisible();
    await expectAccessible(page);

    for (const path of [
      `${list}?from=2023-07-01T00:00:00Z&to=2023-07-02T00:00:00Z`,
      `${list}?actor=nobody`,
      `${list}?colour=red`,
      `${list}/b`,
      `${base}/events`,
      `${base}/subscriptions`,
      `${base}/user-groups`,
      `${base}/deliveries`,
      `${base}/deliveries?status=lost`,
      `${base}/projects/web-shop/user-groups`,
      `${base}/projects/web-shop/deliveries`,
      `${base}/mailbox`,
      `${base}/catalog`,
      `${base}/nothing`,
      "/organizations/none/events",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.context().clearCookies({ name: /session-token/ });
    await page.goto("/sign-in");
    await expectAccessible(page);
  });

  test(`axe finds nothing in what opens, ${look.theme}, ${look.locale}`, async ({ page }) => {
    const base = await open(page, look);
    await page.goto(`${base}/events/all`);
    await awake(page);
    await page.keyboard.press("/");
    await expect(page.getByRole("listbox")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    for (const button of [/^(Columns|열)/, /^(Time zone|시간대)/, /^(Theme|테마)/, /^(Profile|프로필)/]) {
      await page.getByRole("button", { name: button }).click();
      await expect(page.locator("[role=menu], [role=dialog]").last()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(page.locator("[role=menu], [role=dialog]")).toHaveCount(0);
    }
  });
}

test("a phone has the list, the event and the navigation without a sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const base = await open(page, looks[0]);
  await page.goto(`${base}/events/all?service=%21Object+Storage`);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect(cellOf(page, 0, "event")).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expect(async () => {
    await page.getByRole("button", { name: "Open navigation" }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("link", { name: "Project web-shop" }).click();
  await expect(page).toHaveURL(/projects\/web-shop\/events$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await cellOf(page, 0, "event").click();
  await expect(page.getByRole("treeitem").first()).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(cellOf(page, 0, "event")).toBeVisible();
});

test("a screen of 4K is filled: rows to its foot, columns over its width", async ({ page }) => {
  await page.setViewportSize({ width: 3840, height: 2160 });
  const { slug, apiKey } = await enter(page);
  await send(
    page.request,
    apiKey,
    Array.from({ length: 120 }, (_, n) => webShopEvent(`wide-${n}`, 5 + n)),
  );
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  const foot = page.locator("tr[data-row]").filter({ has: page.locator("td") });
  await expect
    .poll(async () =>
      Math.max(...(await foot.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom)))),
    )
    .toBeGreaterThan(2_050);
  const grid = gridOf(page);
  const { left, right } = await grid.evaluate((element) => element.getBoundingClientRect());
  expect(right).toBeGreaterThan(3_780);
  expect(left).toBeLessThan(400);
  const head = grid.getByRole("columnheader");
  const last = await head.last().evaluate((element) => element.getBoundingClientRect().right);
  expect(Math.abs(last - right)).toBeLessThan(24);
});

test("a phone turns the order round, and keeps its own rows beside columns that were arranged", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const base = await open(page, looks[0]);
  const layout = { order: ["event", "time"], hidden: [], widths: { event: 600, user: 400 } };
  const url = test.info().project.use.baseURL ?? "";
  const value = encodeURIComponent(JSON.stringify(layout));
  await page.context().addCookies([{ name: "cairn-columns", value, url }]);
  await page.goto(`${base}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  const grid = gridOf(page).locator("..");
  expect(await grid.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await expect(cellOf(page, 0, "resourceName")).toContainText("web-a");
  await page.getByRole("button", { name: "Newest first; press for oldest first" }).click();
  await expect(page).toHaveURL(/order=asc/);
  await expect(cellOf(page, 0, "resourceName")).toContainText("web-c");
  await expectAccessible(page);
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("small buttons answer over 40 px", async ({ page }) => {
    const base = await open(page, looks[0]);
    await page.goto(`${base}/events/all?service=%21Object+Storage&outcome=failure`);
    await expect(cellOf(page, 0, "event")).toBeVisible();
    for (const name of [/^Remove: .*Object Storage/, /^Remove: .*Failure/, "Copy link", /^Profile/]) {
      const button = page.getByRole("button", { name }).first();
      const box = await button.boundingBox();
      if (!box) throw new Error(`${name} has no box.`);
      const reach = 19;
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const missed = await button.evaluate(
        (element, { at, points }) =>
          points.filter(([x = 0, y = 0]) => !element.contains(document.elementFromPoint(at.x + x, at.y + y))),
        {
          at: middle,
          points: [
            [-reach, 0],
            [reach, 0],
            [0, -reach],
            [0, reach],
          ],
        },
      );
      expect([String(name), missed]).toEqual([String(name), []]);
    }
  });
});
