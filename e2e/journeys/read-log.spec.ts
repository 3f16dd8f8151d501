import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter } from "../fixtures/console";
import { webShopEvent } from "../fixtures/events";

/** A record that no parser of ours may rewrite: a number beyond 2^53, keys out of order, one of them twice. */
const log = '{"z":{"deep":[1.0,2]},"big":12345678901234567890,"a":1, "a":2,"name":"caf\\u00e9"}';

/** Sends the log's bytes as they stand. */
async function openLog(page: Page) {
  const { slug, apiKey } = await enter(page);
  const record = JSON.stringify(webShopEvent("raw", 5)).replace(/}$/, `,"log":${log}}`);
  const answer = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/x-ndjson" },
    data: record,
  });
  expect(await answer.json()).toMatchObject({ accepted: 1, rejected: [] });
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
}

const lines = (page: Page) => page.getByRole("tree").getByRole("treeitem");
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("the tree shows a log as it was received: digits, order, repeated keys", async ({ page }) => {
  await openLog(page);
  await cellOf(page, 0, "event").click();
  await expect(lines(page).filter({ hasText: '"big"' })).toContainText("12345678901234567890");
  await expect(lines(page).filter({ hasText: '"big"' })).toContainText("beyond 2⁵³");
  const keys = lines(page).filter({ hasText: /^"(z|big|a|name)"/ });
  const texts = (await keys.allTextContents()).map((text) => text.slice(0, text.indexOf(":")));
  expect(texts).toEqual(['"z"', '"big"', '"a"', '"a"', '"name"']);
  await expect(lines(page).filter({ hasText: /^"a"/ })).toContainText([/1$/, /2 repeated key/]);
  await expect(lines(page).filter({ hasText: "1.0" })).toHaveCount(1);
  await page.keyboard.press("t");
  await expect(page.getByText(log)).toBeVisible();
});

test("a log folds by pointer and by keys, and gives its values and paths", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLog(page);
  await cellOf(page, 0, "event").click();
  const z = lines(page).filter({ hasText: /^"z"/ });
  const deep = lines(page).filter({ hasText: /^"deep"/ });
  await expect(deep).toBeVisible();
  await z.click();
  await expect(z).toHaveAttribute("aria-expanded", "false");
  await expect(deep).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(z).toHaveAttribute("aria-expanded", "true");
  await expect(deep).toBeVisible();

  await lines(page)
    .filter({ hasText: /^"big"/ })
    .hover();
  await page.getByRole("button", { name: "Copy value" }).click();
  await expect.poll(() => clipboard(page)).toBe("12345678901234567890");
  await lines(page).filter({ hasText: "1.0" }).hover();
  await page.getByRole("button", { name: "Copy path" }).click();
  await expect.poll(() => clipboard(page)).toBe("log.z.deep[0]");
  await lines(page)
    .filter({ hasText: /^"name"/ })
    .hover();
  await page.getByRole("button", { name: "Copy value" }).click();
  await expect.poll(() => clipboard(page)).toBe("café");
});

test("a time says its exact UTC at the pointer, whatever the zone", async ({ page }) => {
  await openLog(page);
  const url = test.info().project.use.baseURL ?? "";
  await page.context().addCookies([{ name: "cairn-time-zone", value: "Asia%2FSeoul", url }]);
  await page.reload();
  await awake(page);
  const cell = cellOf(page, 0, "time");
  const instant = await cell.locator("time").getAttribute("datetime");
  const utc = `${instant?.replace("T", " ").replace("Z", "")} UTC`;
  await cell.hover();
  await expect(page.getByText(utc)).toBeVisible();
  await expect(cell).not.toContainText(utc.slice(11, 16));
});
