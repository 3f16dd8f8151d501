import { expect, type Page, test } from "@playwright/test";
import { awake, cellOf, enter, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const some = [
  webShopEvent("a", 5),
  webShopEvent("b", 6, { outcome: "failure" }),
  webShopEvent("c", 7, {
    service: "VPC",
    event: "Subnet Create",
    resource: { type: "Subnet", name: "blue" },
  }),
  webShopEvent("d", 8, { sourceIp: "192.0.2.9", actor: { type: "user", id: "u-2", name: "Shop Leader" } }),
];

async function open(page: Page, query = "", locale: "en" | "ko" = "en") {
  const { slug, apiKey } = await enter(page, {
    locale,
    person: { projects: { "web-shop": ["project_leader"] } },
  });
  await send(page.request, apiKey, some);
  await page.goto(`/organizations/${slug}/projects/web-shop/events${query}`);
  return `/organizations/${slug}/projects/web-shop/events`;
}

const names = (page: Page) => rowsOf(page).locator('td[data-col="resourceName"]');

test("a typed query becomes filters, the address holds them, and the back key takes them away", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  await page.keyboard.press("/");
  await page.keyboard.type('service:"Virtual Machine" !outcome:failure');
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["web-a", "web-d"]);
  await expect(page).toHaveURL(/service=Virtual\+Machine&outcome=%21failure/);
  await page.reload();
  await expect(names(page)).toHaveText(["web-a", "web-d"]);
  await expect(page.getByRole("list", { name: "Filters" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Remove: outcome is not Failure" }).click();
  await expect(names(page)).toHaveText(["web-a", "web-b", "web-d"]);
  await page.goBack();
  await expect(names(page)).toHaveText(["web-a", "web-d"]);
});

test("suggestions come from the fields, the catalog and the list", async ({ page }) => {
  await open(page);
  await awake(page);
  await page.keyboard.press("/");
  await page.keyboard.type("res");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options.filter({ hasText: "Instance Resize" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Search events" })).toHaveValue("resourceType:");
  await page.keyboard.type("sub");
  await expect(options.filter({ hasText: "Subnet" }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["blue"]);
  await page.keyboard.press("Backspace");
  await expect(names(page)).toHaveCount(4);
});

test("the catalog is searched in Korean, and a choice is filtered by its code", async ({ page }) => {
  await open(page, "", "ko");
  await awake(page);
  await page.keyboard.press("/");
  await page.keyboard.type("서브넷 생성");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").fill("event:서브넷");
  const option = page.getByRole("option").filter({ hasText: "서브넷 생성" });
  await option.first().click();
  await expect(names(page)).toHaveText(["blue"]);
  await expect(page).toHaveURL(/event=Subnet\+Create/);
  await page.getByRole("combobox").fill("colour:red");
  await page.keyboard.press("Enter");
  await expect(page.getByText("colour 필드가 없습니다.")).toBeVisible();
});

test("a mistake is underlined, beginnings and ranges are typed, and a search comes back by the keyboard", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  const field = page.getByRole("combobox", { name: "Search events" });
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await page.keyboard.press("/");
  await page.keyboard.type("service:VPC colour:red");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-fault-mark] mark")).toHaveText("colour");
  await expect(field).toHaveAccessibleDescription(/There is no field colour\. Write it between quotes/);
  await expect(page).not.toHaveURL(/service=/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("event:Instance* at:-7d");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?from=-7d&event=Instance\*$/);
  await expect(names(page)).toHaveText(["web-a", "web-b", "web-d"]);
  await page.keyboard.type("name:bl");
  // No row on show has it: the server knows of it.
  await expect(options.filter({ hasText: "blue" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(names(page)).toHaveCount(4);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveText("event:Instance* at:-7d..");
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["web-a", "web-b", "web-d"]);
});

test("words that stand together are one filter, and a suggestion takes the place of all of them", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  await page.keyboard.press("/");
  await page.keyboard.type("Subnet Create");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]q=Subnet\+Create(&|$)/);
  await expect(names(page)).toHaveText(["blue"]);
  await page.keyboard.press("Backspace");
  await expect(names(page)).toHaveCount(4);
  await page.keyboard.type("subnet cre");
  const option = page.getByRole("option").filter({ hasText: "Subnet Create" });
  await expect(option).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("!");
  await expect(page).toHaveURL(/\?from=-24h&event=%21Subnet\+Create$/);
  await expect(names(page)).toHaveText(["web-a", "web-b", "web-d"]);
});

test("what can't be asked for is said at the field, stays typed and moves nothing", async ({ page }) => {
  await open(page);
  await awake(page);
  const before = await rowsOf(page).first().boundingBox();
  await page.keyboard.press("/");
  await page.keyboard.type("outcome:maybe");
  await page.keyboard.press("Enter");
  await expect(page.getByText("outcome is success, failure or unknown.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Search events" })).toHaveValue("outcome:maybe");
  expect(await rowsOf(page).first().boundingBox()).toEqual(before);
});

test("a cell filters the list by its value, and excludes it", async ({ page }) => {
  await open(page);
  await awake(page);
  await cellOf(page, 2, "service").hover();
  await page.keyboard.press("f");
  await expect(names(page)).toHaveText(["blue"]);
  await page.goBack();
  await expect(names(page)).toHaveCount(4);
  await cellOf(page, 3, "sourceIp").hover();
  await page.keyboard.press("Shift+F");
  await expect(names(page)).toHaveText(["web-a", "web-b", "blue"]);
});

test("the oldest come first when asked, and the address says so", async ({ page }) => {
  await open(page);
  await awake(page);
  await page.getByRole("button", { name: "Event time" }).click();
  await expect(names(page)).toHaveText(["web-d", "blue", "web-b", "web-a"]);
  await expect(page.getByRole("columnheader", { name: "Event time" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(page).toHaveURL(/order=asc/);
});

test("an empty range says so and leads to the nearest event", async ({ page }) => {
  const path = await open(page);
  await page.goto(`${path}?from=2023-07-01T00:00:00Z&to=2023-07-02T00:00:00Z`);
  await expect(
    page.getByRole("heading", { name: "No events between Jul 1, 2023 00:00 and Jul 2, 2023 00:00" }),
  ).toBeVisible();
  await page.goto(`${path}?from=2023-07-01T00:00:00Z&to=2023-07-02T00:00:00Z&service=VPC`);
  await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
  await expect(page.getByText("The filters match events outside this range.")).toBeVisible();
  await page.getByRole("button", { name: /^Go to the nearest event after/ }).click();
  await expect(names(page)).toHaveText(["blue"]);
  await expect(page).toHaveURL(/order=asc&open=/);
  await expect(page.getByRole("row", { selected: true })).toContainText("blue");
});

test("filters that nothing matches say so and can be taken away one by one", async ({ page }) => {
  const path = await open(page);
  await page.goto(`${path}?actor=nobody&service=VPC`);
  await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Remove: user is nobody" }).last().click();
  await expect(names(page)).toHaveText(["blue"]);
});

test("a range of one's own is read in the chosen zone, and its faults stand at the field", async ({
  page,
}) => {
  await open(page);
  await awake(page);
  await page.getByRole("button", { name: "Custom" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a time range" });
  await dialog.getByLabel("From", { exact: true }).fill("2026-02-03");
  await dialog.getByLabel("From: time").fill("04:05");
  await dialog.getByLabel("To", { exact: true }).fill("2026-02-01");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByText("The range ends before it begins.")).toBeVisible();
  await dialog.getByLabel("To", { exact: true }).fill("2026-02-04");
  await dialog.getByLabel("To: time").fill("5:00");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/from=2026-02-03T04%3A05%3A00.000Z&to=2026-02-04T05%3A00%3A00.000Z/);
});

test("a text that no address holds stays where it was typed, and the field says why", async ({ page }) => {
  await open(page, "?service=Virtual%20Machine");
  await awake(page);
  const search = page.getByRole("combobox", { name: "Search events" });
  await search.fill("x".repeat(2_000));
  await search.press("Enter");
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("A value has 1,024 characters at most.");
  await expect(search).toHaveValue("x".repeat(2_000));
  await expect(names(page)).toHaveText(["web-a", "web-b", "web-d"]);
  await search.fill("web-b");
  await expect(alert).toHaveCount(0);
  await search.press("Enter");
  await expect(names(page)).toHaveText(["web-b"]);
});

test("an address that can't be read says what is wrong with it", async ({ page }) => {
  await open(page, "?colour=red&outcome=maybe");
  await expect(page.getByRole("heading", { name: "This address can't be read" })).toBeVisible();
  await expect(page.getByText("colour")).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?from=-1h&to=-2h`);
  await expect(page.getByText("The range ends before it begins.")).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?project=web-shop`);
  await expect(page.getByText("This list can't be filtered by project.")).toBeVisible();
  await page.getByRole("link", { name: "Open the list without filters" }).click();
  await expect(names(page)).toHaveCount(4);
});

test("a list that fails says so, counts down and comes back by itself", async ({ page }) => {
  await open(page);
  await awake(page);
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    detail: "Busy",
    requestId: "req-77",
  };
  let failures = 0;
  await page.route("**/events?**", async (route) => {
    if (failures++ > 0) return route.continue();
    return route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    });
  });
  await page.getByRole("button", { name: "7 d" }).click();
  await expect(page.getByRole("heading", { name: "Events could not be loaded" })).toBeVisible();
  await expect(page.getByText("req-77")).toBeVisible();
  await expect(page.getByText(/Trying again in \d seconds?\./)).toBeVisible();
  await expect(names(page)).toHaveCount(4);
});

test("a list of a session that has ended leads to sign-in and back", async ({ page }) => {
  const path = await open(page, "", "ko");
  await awake(page);
  await page.context().clearCookies({ name: /session-token/ });
  await page.keyboard.press("r");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("로그아웃되었습니다");
  await expect(page.getByRole("link", { name: "로그인" })).toBeInViewport();
  await expect(names(page)).toHaveCount(4);
  await page.getByRole("button", { name: "7일" }).click();
  await expect(page.getByRole("heading", { name: "로그아웃되었습니다" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).not.toContainText(/sign|session|authent/i);
  await page.getByRole("link", { name: "로그인" }).click();
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(`${path}?from=-7d`)}`);
});
