import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter, everywhere, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const events = "?event=Instance+Resize";

async function open(page: Page, options: Parameters<typeof enter>[1] = {}) {
  const { slug, apiKey } = await enter(page, options);
  await send(page.request, apiKey, [webShopEvent("a", 5), webShopEvent("b", 6)]);
  const path = `/organizations/${slug}/projects/web-shop/events`;
  await page.goto(`${path}${events}`);
  return path;
}

/** A page of the API that found nothing, having looked so many hours further back than noon on May 20. */
const emptyPage = (hours: number) => ({
  events: [],
  nextCursor: `after-${hours}`,
  searchedThrough: new Date(Date.UTC(2026, 4, 20, 12 - hours)).toISOString(),
});

/** What the API answers for the list that the page shows. */
async function listOf(page: Page) {
  return (await page.request.get(page.url().replace("/organizations", "/api/v1/organizations"))).json();
}

test("a search that finds nothing for long says how far it is, stops when asked and goes on", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  const found = await listOf(page);
  const held = { let: () => {} };
  let pages = 0;
  await page.route("**/events?**", async (route) => {
    pages++;
    if (pages === 3) await new Promise<void>((resolve) => Object.assign(held, { let: resolve }));
    await route.fulfill({ json: pages > 3 ? found : emptyPage(pages) });
  });
  await page.getByRole("button", { name: "7 d" }).click();
  await expect(page.getByText("Searched back to May 20 10:00:00")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  held.let();
  await expect(page.getByText("Searched back to May 20 09:00:00")).toBeVisible();
  expect(pages).toBe(3);
  await page.getByRole("button", { name: "Search further" }).click();
  await expect(rowsOf(page)).toHaveCount(2);
});

test("a search that found nothing in many pages waits to be asked", async ({ page }) => {
  await open(page);
  await awake(page);
  const found = await listOf(page);
  let pages = 0;
  await page.route("**/events?**", (route) => {
    pages++;
    return route.fulfill({ json: pages > 20 ? found : emptyPage(pages) });
  });
  await page.getByRole("button", { name: "7 d" }).click();
  await expect(page.getByText("Searched back to May 19 16:00:00")).toBeVisible();
  expect(pages).toBe(20);
  await page.getByRole("button", { name: "Search further" }).click();
  await expect(rowsOf(page)).toHaveCount(2);
});

test("o opens the page of the focused row, and c copies its link", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const path = await open(page);
  await awake(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(cellOf(page, 1, "event")).toBeFocused();
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  expect(await copied()).toMatch(new RegExp(`${path}/b\\?at=`));

  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/open=a&openAt=/);
  await page.keyboard.press("c");
  await expect.poll(copied).toMatch(new RegExp(`${path}/a\\?at=`));
  await page.keyboard.press("Escape");
  await expect(cellOf(page, 0, "event")).toBeFocused();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(`${path}/a\\?at=`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("web-a");
});

test("Escape leads from the search field back to the row that had the focus", async ({ page }) => {
  await open(page);
  await awake(page);
  const field = page.getByRole("combobox", { name: "Search events" });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("/");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(cellOf(page, 1, "event")).toBeFocused();
});

test("a time tells its UTC under the pointer and under the focus", async ({ page }) => {
  await open(page, { zone: "Asia/Seoul" });
  await awake(page);
  const time = cellOf(page, 0, "time");
  const at = await time.locator("time").getAttribute("datetime");
  const utc = `${at?.replace("T", " ").replace("Z", "")} UTC`;
  await time.hover();
  await expect(page.getByText(utc, { exact: true })).toBeVisible();
  await page.mouse.move(700, 850);
  await expect(page.getByText(utc, { exact: true })).toHaveCount(0);
  await page.keyboard.press("j");
  await page.keyboard.press("Home");
  await expect(time).toBeFocused();
  await expect(page.getByText(utc, { exact: true })).toBeVisible();
});

test("a range of one hour, and the place of the zone, are said as people say them", async ({ page }) => {
  const path = await open(page, { zone: "Asia/Saigon" });
  await page.goto(`${path}?from=-1h`);
  await expect(page.getByText("in the last hour")).toBeVisible();
  await page.getByRole("button", { name: "Custom" }).click();
  await expect(page.getByRole("dialog").getByText(/Ho Chi Minh City \(UTC\+7\)/)).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the page of an event leads to its original log", async ({ page }) => {
    const path = await open(page);
    const link = await page.getByRole("link", { name: "Instance Resize" }).first().getAttribute("href");
    expect(link).toContain(path);
    await page.goto(link ?? "");
    await page.getByRole("link", { name: "Open the original log" }).click();
    await expect(page.locator("body")).toContainText('"sourceIp":"203.0.113.24"');
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a filter is taken away by a finger of 40 px", async ({ page }) => {
    const path = await open(page);
    await page.goto(`${path}${events}&outcome=success`);
    for (const name of ["Remove: event is Instance Resize", "Remove: outcome is Success"]) {
      const isHit = await page.getByRole("button", { name }).evaluate((button) => {
        const box = button.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const around = [-19, 0, 19].flatMap((dx) => [-19, 0, 19].map((dy) => [x + dx, y + dy] as const));
        return around.every(([left, top]) => button.contains(document.elementFromPoint(left, top)));
      });
      expect(isHit).toBe(true);
    }
  });

  test("facts of 512 bytes without a space break, and nothing scrolls sideways", async ({ page }) => {
    const { slug, apiKey } = await enter(page);
    const long = (letter: string) => letter.repeat(512);
    await send(page.request, apiKey, [
      webShopEvent("long", 3, {
        resource: { type: "Instance", id: long("i"), name: long("n") },
        actor: { type: "user", id: long("u"), name: long("a"), email: `${long("e").slice(12)}@example.com` },
        sourceIp: long("s").slice(256),
        userAgent: long("g"),
        message: long("m"),
      }),
    ]);
    const path = `/organizations/${slug}/projects/web-shop/events`;
    await page.goto(`${path}/long`);
    const wide = () =>
      page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("dl, dd, h1, main")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.tagName),
      );
    await expect(page.getByRole("definition").filter({ hasText: long("i") })).toBeVisible();
    expect(await wide()).toEqual([]);
  });
});

test("a disk that is 85 % full is told to those who can tend it, in both languages", async ({
  page,
  browser,
}) => {
  const look = (usedPercent: number) =>
    fetch(`${process.env.CAIRN_E2E_CONTROL_URL}/disk`, {
      method: "POST",
      body: JSON.stringify({ usedPercent }),
    });
  const english = "The disk of the event store is 85% full.";
  const korean = "이벤트 저장소 디스크의 85%가 찼습니다.";
  const path = await open(page, { person: everywhere });
  const other = await browser.newContext();
  const member = await other.newPage();
  try {
    await open(member, { person: { projects: { "web-shop": ["project_member"] } } });
    // The server's own job looks at the real disk now and then, and may come in between.
    await expect(async () => {
      await look(84);
      await page.goto(path);
      await expect(page.getByText(english)).toHaveCount(0);
      await look(85);
      await page.reload();
      await expect(page.getByText(english)).toBeVisible({ timeout: 2_000 });
      await member.reload();
      await expect(member.getByText(english)).toHaveCount(0);
      const url = test.info().project.use.baseURL ?? "";
      await page.context().addCookies([{ name: "cairn-locale", value: "ko", url }]);
      await page.reload();
      await expect(page.getByText(korean)).toBeVisible({ timeout: 2_000 });
      await page.context().addCookies([{ name: "cairn-locale", value: "en", url }]);
    }).toPass();
  } finally {
    await look(0);
    await other.close();
  }
});
