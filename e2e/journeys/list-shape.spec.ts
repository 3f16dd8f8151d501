import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { awake, enter, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const subnet = { service: "VPC", event: "Subnet Create", resource: { type: "Subnet", name: "blue" } };
const some = [
  webShopEvent("a", 5),
  // Within one bar of the histogram.
  webShopEvent("b", 5.01, { outcome: "failure" }),
  webShopEvent("c", 1_200, subnet),
];

async function open(page: Page, locale: "en" | "ko", theme = "light") {
  const { slug, apiKey } = await enter(page, { locale });
  await page
    .context()
    .addCookies([{ name: "cairn-theme", value: theme, url: test.info().project.use.baseURL ?? "" }]);
  await send(page.request, apiKey, some);
  return `/organizations/${slug}`;
}

const names = (page: Page) => rowsOf(page).locator('td[data-col="resourceName"]');
const chips = (page: Page, name: string) => page.getByRole("list", { name }).getByRole("listitem");

test("the histogram narrows the range by key and by mouse, is a table too, and its failing costs the list nothing", async ({
  page,
}) => {
  let asked = 0;
  await page.route("**/events/stats?**", (route) =>
    asked++ === 0 ? route.fulfill({ status: 503, body: "" }) : route.continue(),
  );
  const path = await open(page, "en");
  await page.goto(`${path}/projects/web-shop/events`);
  await awake(page);
  const histogram = page.getByRole("region", { name: "Histogram" });
  await expect(histogram.getByRole("status")).toHaveText(/^The histogram could not be loaded\./);
  await expect(names(page)).toHaveText(["web-a", "web-b", "blue"]);
  await histogram.getByRole("button", { name: "Try again" }).click();
  const table = histogram.getByRole("table", { name: "Events over time" });
  await expect(table.getByRole("row", { name: /2 1$/ })).toHaveCount(1);

  const bars = histogram.getByRole("slider", { name: "Bars of the histogram" });
  await bars.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+PageDown");
  await expect(bars).toHaveAttribute("aria-valuetext", / to .+, 2 events, 1 failure$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?from=2[^&]+Z&to=2[^&]+Z$/);
  await expect(names(page)).toHaveText(["web-a", "web-b"]);
  await page.goBack();
  await expect(names(page)).toHaveCount(3);

  await expect(table.getByRole("row", { name: /2 1$/ })).toHaveCount(1);
  const box = await bars.boundingBox();
  if (!box) throw new Error("The bars are not there.");
  await page.mouse.move(box.x + box.width * 0.02, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 30);
  await page.mouse.up();
  await expect(names(page)).toHaveText(["blue"]);

  await histogram.getByRole("button", { name: "Hide the histogram" }).click();
  await page.reload();
  await expect(histogram.getByRole("button", { name: "Show the histogram" })).toBeVisible();
  await expect(bars).toHaveCount(0);
});

test("facets count the values of a list, include, exclude and show one alone, beside it and in a sheet", async ({
  page,
}) => {
  const path = await open(page, "ko", "dark");
  await page.goto(`${path}/events/all`);
  await awake(page);
  const facets = page.getByRole("complementary", { name: "항목별 건수" });
  const outcomes = facets.getByRole("grid", { name: "결과" });
  await expect(outcomes.getByRole("row", { name: /^실패 1/ })).toBeVisible();
  await expect(facets.getByRole("row", { name: /^서브넷 생성 1/ })).toBeVisible();
  await expect(page.locator("canvas")).toBeVisible();
  await expectAccessible(page);

  await facets.getByRole("button", { name: "VPC 포함" }).click();
  await expect(chips(page, "필터")).toHaveCount(1);
  await expect(names(page)).toHaveText(["blue"]);
  await facets.getByRole("button", { name: "Virtual Machine 포함" }).click();
  await expect(chips(page, "필터")).toHaveCount(2);
  await expect(names(page)).toHaveText(["web-a", "web-b", "blue"]);
  await outcomes.getByRole("button", { name: "실패 제외" }).click();
  await expect(page).toHaveURL(/service=VPC&service=Virtual\+Machine&outcome=%21failure$/);
  await expect(names(page)).toHaveText(["web-a", "blue"]);
  await outcomes.getByRole("row", { name: /실패/ }).getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(chips(page, "필터")).toHaveText([/VPC/, /Virtual Machine/, /결과.*실패/]);
  await expect(names(page)).toHaveText(["web-b"]);

  await page.keyboard.press("[");
  await expect(facets).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "항목별 건수" }).click();
  const sheet = page.getByRole("dialog", { name: "항목별 건수" });
  await sheet
    .getByRole("row", { name: /성공/ })
    .getByRole("button", { name: /이것만 보기$/ })
    .click();
  await expect(page).toHaveURL(/outcome=success$/);
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "이벤트 보기" }).click();
  await expect(names(page)).toHaveText(["web-a", "blue"]);
});
