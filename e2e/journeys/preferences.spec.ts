import { expect, test } from "@playwright/test";
import { awake, enter, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

test("language, theme and time zone change at once and are kept", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  const occurredAt = new Date(Math.floor(Date.now() / 60_000 - 20) * 60_000).toISOString();
  await send(page.request, apiKey, [{ ...webShopEvent("a", 20), occurredAt }]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  const time = rowsOf(page).first().locator("time");
  await expect(time).toHaveText(`${occurredAt.slice(11, 19)}.000`);

  await page.getByRole("button", { name: "Time zone: UTC" }).click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("seoul");
  await page.getByRole("option", { name: /Seoul/ }).click();
  const hour = String((new Date(occurredAt).getUTCHours() + 9) % 24).padStart(2, "0");
  await expect(time).toHaveText(`${hour}${occurredAt.slice(13, 19)}.000`);

  await page.getByRole("button", { name: "Theme: System" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByRole("button", { name: "Language: English" }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await expect(page.getByRole("heading", { name: "Project web-shop 이벤트" })).toBeVisible();

  const html = await (await page.request.get(page.url())).text();
  const parts = ['data-theme="dark"', 'lang="ko"', `>${hour}${occurredAt.slice(13, 19)}<`];
  expect(parts.filter((part) => !html.includes(part))).toEqual([]);
});

test("without a choice the language is the browser's", async ({ page }) => {
  const { slug } = await enter(page);
  await page.context().clearCookies({ name: "cairn-locale" });
  const html = await (
    await page.request.get(`/organizations/${slug}/events/all`, {
      headers: { "accept-language": "ko-KR,ko;q=0.9" },
    })
  ).text();
  expect(html.includes(">전체 이벤트<")).toBe(true);
});

test.describe("in a browser whose clock is in Seoul", () => {
  test.use({ timezoneId: "Asia/Seoul" });

  test("the first page after sign-in is in the browser's zone, until another is chosen", async ({ page }) => {
    const person = { organization: ["organization_admin"] } as const;
    const { slug, apiKey, people } = await orderOrganization({
      people: { person, settled: { ...person, timeZone: "Asia/Tokyo" } },
    });
    const occurredAt = new Date(Math.floor(Date.now() / 60_000 - 20) * 60_000).toISOString();
    await send(page.request, apiKey, [{ ...webShopEvent("a", 20), occurredAt }]);
    const list = `/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`;
    const signInAs = async (who: keyof typeof people) => {
      await page.context().clearCookies({ name: /session-token/ });
      await page.goto(list);
      await page.getByLabel("Email").fill(people[who].email);
      await page.getByLabel("Password").fill(people[who].password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("button", { name: /^Time zone: / })).toBeVisible();
    };
    const zoneIn = async () =>
      /Time zone: <\/span>.*?<span>([^<]+)</.exec(await (await page.request.get(list)).text())?.[1];

    await signInAs("person");
    await expect(page.getByRole("button", { name: "Time zone: Seoul UTC+9" })).toBeVisible();
    const hour = String((new Date(occurredAt).getUTCHours() + 9) % 24).padStart(2, "0");
    await expect(rowsOf(page).first().locator("time")).toHaveText(`${hour}${occurredAt.slice(13, 19)}.000`);
    expect(await zoneIn()).toBe("Seoul");

    await signInAs("settled");
    await expect(page.getByRole("button", { name: "Time zone: Tokyo UTC+9" })).toBeVisible();

    await awake(page);
    await page.getByRole("button", { name: "Time zone: Tokyo UTC+9" }).click();
    await page.getByRole("combobox", { name: "Time zone" }).fill("utc");
    await page.getByRole("option", { name: "UTC", exact: true }).click();
    await expect(page.getByRole("button", { name: "Time zone: UTC" })).toBeVisible();
    await signInAs("person");
    expect(await zoneIn()).toBe("UTC");
  });
});

test("the places of time zones have Korean names, and are found by their old ones", async ({ page }) => {
  const { slug } = await enter(page, { locale: "ko", zone: "Asia/Calcutta" });
  await page.goto(`/organizations/${slug}/events/all`);
  await awake(page);
  await page.getByRole("button", { name: "시간대: 콜카타 UTC+5:30" }).click();
  const field = page.getByRole("combobox", { name: "시간대" });
  await expect(field).toBeFocused();
  for (const label of await page.getByRole("option").allInnerTexts()) expect(label).toMatch(/^(UTC|[가-힣])/);
  await field.fill("saigon");
  await page.getByRole("option", { name: /^호찌민 .*시간 UTC\+7$/ }).click();
  await expect(page.getByRole("button", { name: "시간대: 호찌민 UTC+7" })).toBeVisible();
  await page.getByRole("button", { name: "언어: 한국어" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Time zone: Ho Chi Minh City UTC+7" })).toBeVisible();
});

test("columns are hidden, moved and resized, and found so again", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(page.request, apiKey, [webShopEvent("a", 2)]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events`);
  await awake(page);
  const heads = page.getByRole("grid").getByRole("columnheader");
  await expect(page.getByRole("button", { name: "Columns 9 / 11" })).toBeVisible();
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByRole("checkbox", { name: "Scope" }).uncheck();
  await page.getByRole("button", { name: "Move up: Source IP" }).click();
  await page.getByRole("button", { name: "Wider: User", exact: true }).click();
  await page.keyboard.press("Escape");
  const order = [
    "Event time",
    "Event",
    "User",
    "Service",
    "Resource type",
    "Source IP",
    "Resource name",
    "Outcome",
  ];
  await expect(heads).toHaveText(order);
  const width = await page
    .getByRole("columnheader", { name: "User", exact: true })
    .evaluate((head) => head.clientWidth);
  await page.reload();
  await expect(heads).toHaveText(order);
  const user = page.getByRole("columnheader", { name: "User", exact: true });
  expect(await user.evaluate((head) => head.clientWidth)).toBe(width);

  const box = await user.boundingBox();
  if (!box) throw new Error("The head has no box.");
  await awake(page);
  await page.mouse.move(box.x + box.width - 2, box.y + 15);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 58, box.y + 15, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => user.evaluate((head) => head.clientWidth)).toBe(width + 60);
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByRole("button", { name: "Choose columns automatically" }).click();
  await expect(page.getByRole("columnheader", { name: "Scope" })).toBeVisible();
});

test("an edge dragged beside an open event hides no column for good", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(page.request, apiKey, [webShopEvent("a", 2)]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events`);
  await awake(page);
  await expect(page.getByRole("button", { name: "Columns 9 / 11" })).toBeVisible();
  await rowsOf(page).first().click();
  await expect(page.getByRole("complementary", { name: "Instance Resize" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Columns 4 / 11" })).toBeVisible();
  const box = await page.getByRole("columnheader", { name: "Resource name" }).boundingBox();
  if (!box) throw new Error("The head has no box.");
  await page.mouse.move(box.x + box.width - 2, box.y + 15);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 22, box.y + 15, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/widths=/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Columns 9 / 11" })).toBeVisible();
  await expect(page.getByRole("grid").getByRole("columnheader")).toHaveCount(9);
});

test("a copied link shows its reader the same columns, widths and zone", async ({ page, browser }) => {
  const { slug, apiKey, people } = await enter(page, { zone: "Asia/Seoul" });
  const occurredAt = new Date(Math.floor(Date.now() / 60_000 - 20) * 60_000).toISOString();
  await send(page.request, apiKey, [{ ...webShopEvent("a", 20), occurredAt }]);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  await awake(page);
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByRole("checkbox", { name: "Scope" }).uncheck();
  await page.getByRole("button", { name: "Move up: Source IP" }).click();
  await page.getByRole("button", { name: "Wider: User", exact: true }).click();
  await page.keyboard.press("Escape");
  const heads = await page.getByRole("grid").getByRole("columnheader").allTextContents();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await browser.newContext({ timezoneId: "America/New_York" });
  const there = await other.newPage();
  await signIn(there.request, people.reader);
  await there.goto(link);
  await expect(there.getByRole("grid").getByRole("columnheader")).toHaveText(heads);
  const widthOf = (where: typeof page) =>
    where.getByRole("columnheader", { name: "User", exact: true }).evaluate((head) => head.clientWidth);
  expect(await widthOf(there)).toBe(await widthOf(page));
  const hour = String((new Date(occurredAt).getUTCHours() + 9) % 24).padStart(2, "0");
  await expect(rowsOf(there).first().locator("time")).toHaveText(`${hour}${occurredAt.slice(13, 19)}.000`);
  await expect(there.getByRole("button", { name: "Time zone: Seoul UTC+9" })).toBeVisible();

  await awake(there);
  await there.getByRole("button", { name: "Time zone: Seoul UTC+9" }).click();
  await there.getByRole("combobox", { name: "Time zone" }).fill("utc");
  await there.getByRole("option", { name: "UTC", exact: true }).click();
  await expect(there.getByRole("button", { name: "Time zone: UTC" })).toBeVisible();
  await expect(there).toHaveURL(/zone=UTC/);
  // The page is asked for again in the new zone, and the address stays what it became.
  await there.waitForLoadState("networkidle");
  await expect(there).toHaveURL(/zone=UTC/);
  await there.reload();
  await expect(rowsOf(there).first().locator("time")).toHaveText(`${occurredAt.slice(11, 19)}.000`);
  await other.close();

  await rowsOf(page).first().click();
  await page.getByRole("complementary").getByRole("button", { name: "Copy link" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/a\?at=.*&zone=Asia%2FSeoul$/);
});

test("signing out leads to the sign-in page and ends the session", async ({ page }) => {
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/events/all`);
  await awake(page);
  await page.getByRole("button", { name: /^Profile/ }).click();
  await expect(page.getByRole("dialog", { name: "Profile" }).getByText("Organization Admin")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`/organizations/${slug}/events/all`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test("the chosen language and zone are those in which the person is written to", async ({ page }) => {
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/events`);
  await awake(page);
  const { user } = await (await page.request.get("/api/v1/me")).json();
  expect(user.locale).toBe("en");
  const told = page.waitForResponse(
    (answer) => answer.request().method() === "PATCH" && answer.url().endsWith("/api/v1/me"),
  );
  await page.getByRole("button", { name: /^Language/ }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  expect((await told).status()).toBe(204);
  expect((await (await page.request.get("/api/v1/me")).json()).user.locale).toBe("ko");
});
