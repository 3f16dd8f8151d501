import { expect, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import {
  cacheSubscription,
  chipOf,
  enterSubscriptions,
  openPopup,
  partOf,
  popupOf,
} from "../fixtures/subscriptions";

const named = /^Name$/;
const allFailures = "All failures";

test("the list shows what a subscription is, and is searched by name, source and group", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  await ask(
    "post",
    "subscriptions",
    cacheSubscription(onCall, { sources: [{ resourceName: "cart-cache" }] }),
  );
  await ask(
    "post",
    "subscriptions",
    cacheSubscription(onCall, { name: "Everything", events: [], enabled: false }),
  );
  await page.goto(path);
  const row = page.getByRole("row", { name: /Cache failures/ });
  await expect(row.getByRole("cell")).toContainText([
    "",
    /EasyCache · Cache\s*NHN Cloud$/,
    "1 code",
    "cart-cache",
    "On call",
    "Email",
    "Never",
    "0",
    "",
  ]);
  await expect(page.getByRole("row", { name: /Everything/ })).toContainText("All codes");
  const search = page.getByLabel("Search by name, source or group");
  const rows = page.locator("[data-subscription]");
  for (const [text, count] of [
    ["everything", 1],
    ["cart", 1],
    ["on call", 2],
    ["nothing of the kind", 0],
  ] as const) {
    await search.fill(text);
    await expect(rows).toHaveCount(count);
  }
  await expect(
    page.getByRole("heading", { name: "No subscription matches “nothing of the kind”" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).last().click();
  await expect(rows).toHaveCount(2);
});

test("a subscription is switched off, edited, duplicated and deleted in the list", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  await ask("post", "subscriptions", cacheSubscription(onCall));
  await page.goto(path);
  const toggle = page.getByRole("switch", { name: "Enabled: Cache failures" });
  await openPopup(page);
  await page.keyboard.press("Escape");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-checked", "false");
  await expect
    .poll(async () => (await ask<{ subscriptions: object[] }>("get", "subscriptions")).subscriptions)
    .toMatchObject([{ enabled: false }]);

  await page.getByRole("button", { name: "Duplicate Cache failures" }).click();
  await expect(popupOf(page).getByLabel(named)).toHaveValue("Cache failures (copy)");
  await popupOf(page)
    .getByRole("button", { name: /^Register/ })
    .click();
  await expect(popupOf(page)).toBeHidden();
  await page.getByRole("button", { name: "Edit Cache failures (copy)" }).click();
  await expect(page).toHaveURL(/dialog=edit-subscription&subscription=[\w-]+$/);
  await popupOf(page).getByLabel(named).fill("Night shift");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("row", { name: /Night shift/ })).toBeVisible();

  await page.getByRole("switch", { name: "Enabled: Night shift" }).click();
  await page.getByRole("button", { name: "Delete Night shift" }).click();
  const question = page.getByRole("dialog", { name: "Delete “Night shift”?" });
  await expect(question.getByText("1 person stops hearing of it.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await page.getByRole("button", { name: "Delete Night shift" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("row", { name: /Night shift/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Cache failures", exact: true })).toBeFocused();
});

test("without groups it is shown as reaching nobody, and an empty list says what to do", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "No subscriptions yet" })).toBeVisible();
  await ask("post", "subscriptions", cacheSubscription(onCall));
  await ask("delete", `user-groups/${onCall}`);
  await page.reload();
  await expect(page.getByRole("row", { name: /Cache failures/ })).toContainText("Reaches nobody");
});

test("a leader reads the list and each subscription whole, and has nothing to change it with", async ({
  page,
}) => {
  const { path, ask, onCall } = await enterSubscriptions(page, { role: "leader" });
  const events = ["BACKUP_FAILED", "BACKUP_START"];
  const sources = [{ resourceName: "cart-cache" }];
  const subscription = cacheSubscription(onCall, { events, sources });
  const { id } = await ask<{ id: string }>("post", "subscriptions", subscription);
  await page.goto(`${path}?dialog=new-subscription`);
  await expect(page.getByText("Your roles do not let you register a subscription here.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Cache failures/ })).toContainText("Yes");
  const name = page.getByRole("main").getByRole("button");
  await expect(name).toHaveText(["Cache failures"]);
  await expect(page.getByRole("main").getByRole("switch")).toHaveCount(0);
  await expect(popupOf(page)).toHaveCount(0);
  const details = page.getByRole("dialog", { name: "Cache failures" });
  const whole = async () => {
    await expect(details).toContainText("NHN Cloud · EasyCache · Cache");
    await expect(details.getByRole("list", { name: "Event codes" }).getByRole("listitem")).toContainText(
      events,
    );
    await expect(details.getByRole("list", { name: "Event sources" })).toContainText("cart-cache");
    await expect(details.getByRole("list", { name: "User groups" })).toHaveText("On call");
    await expectAccessible(page);
    await details.getByRole("button", { name: "Close" }).last().click();
    await expect(details).toBeHidden();
  };
  await name.click();
  await whole();
  await expect(name).toBeFocused();
  // The link that stands in a mail.
  await page.goto(`${path}?dialog=edit-subscription&subscription=${id}`);
  await whole();
});

test("saving leaves alone what somebody else changed meanwhile", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  const { id } = await ask<{ id: string }>("post", "subscriptions", cacheSubscription(onCall));
  await page.goto(`${path}?dialog=edit-subscription&subscription=${id}`);
  await popupOf(page).getByLabel(named).fill("Night shift");
  await ask("patch", `subscriptions/${id}`, { enabled: false });
  await page.keyboard.press("Control+Enter");
  const row = page.getByRole("row", { name: /Night shift/ });
  await expect(row.getByRole("switch")).toHaveAttribute("aria-checked", "false");
  // Opened by its address, it had nowhere to give the focus back to.
  await expect(row.getByRole("button", { name: "Night shift", exact: true })).toBeFocused();
});

test("what the server refuses stands at its field, and nothing that was typed is lost", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE&event=BACKUP_FAILED`);
  const popup = popupOf(page);
  const name = popup.getByLabel(named);
  await name.fill("n".repeat(101));
  await partOf(popup, /^User groups$/)
    .getByRole("checkbox", { name: "On call" })
    .check();
  await ask("delete", `user-groups/${onCall}`);
  const before = await chipOf(popup, "BACKUP_START").boundingBox();
  await page.keyboard.press("Control+Enter");
  await expect(popup.getByText("At most 100 characters.")).toBeVisible();
  await expect(name).toHaveValue("n".repeat(101));
  expect(await chipOf(popup, "BACKUP_START").boundingBox()).toEqual(before);
  await name.fill("Failed backups");
  await expect(popup.getByText("At most 100 characters.")).toBeHidden();
  await page.keyboard.press("Control+Enter");
  await expect(partOf(popup, /^User groups$/).getByRole("alert")).toHaveText(
    "A chosen group is not there any more. Choose anew.",
  );
  expect(await chipOf(popup, "BACKUP_START").boundingBox()).toEqual(before);
  await expect(name).toHaveValue("Failed backups");
  await expect(chipOf(popup, "BACKUP_FAILED")).toHaveAttribute("aria-pressed", "true");
});

test("closing asks before it throws away, and Back keeps what was typed", async ({ page }) => {
  const { path } = await enterSubscriptions(page);
  await page.goto(path);
  const popup = await openPopup(page);
  await popup.getByLabel(named).fill("Half a thought");
  await page.keyboard.press("Escape");
  const question = page.getByRole("dialog", { name: "Discard what you entered?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await page.goBack();
  await expect(popup).toBeHidden();
  await openPopup(page);
  await expect(popup.getByLabel(named)).toHaveValue("Half a thought");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(popup).toBeHidden();
  await openPopup(page);
  await expect(popup.getByLabel(named)).toHaveValue("");
});

test("codes are saved as a template, which is chosen, renamed and deleted", async ({ page }) => {
  const { path } = await enterSubscriptions(page);
  await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE&event=BACKUP_FAILED`);
  const popup = popupOf(page);
  const field = popup.getByRole("button", { name: /^Event template/ });
  await popup.getByRole("button", { name: "Save as template" }).click();
  const save = page.getByRole("dialog", { name: "Save these codes as a template" });
  await save.getByRole("button", { name: "Save" }).click();
  await expect(save.getByRole("alert")).toHaveText("Enter a name.");
  await save.getByLabel("Name of the template").fill("Backups that failed");
  await save.getByRole("button", { name: "Save" }).click();
  await expect(field).toContainText("Backups that failed");
  await popup.getByRole("button", { name: "Rename" }).click();
  const rename = page.getByRole("dialog", { name: "Rename the template" });
  await rename.getByLabel("Name of the template").fill("Failed backups");
  await rename.getByRole("button", { name: "Save" }).click();
  await expect(field).toContainText("Failed backups");
  await popup.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: "Delete the template “Failed backups”?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(field).toContainText("No template");
  await expect(chipOf(popup, "BACKUP_FAILED")).toHaveAttribute("aria-pressed", "true");
});

test("a retired code of a template is left out, and said so", async ({ page }) => {
  const { path } = await enterSubscriptions(page);
  await page.route("**/event-templates?*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const [first, ...others] = body.eventTemplates;
    const events = ["GROUP_CREATION_FAILED", "BACKUP_FAILED"];
    await route.fulfill({
      response: answer,
      json: { ...body, eventTemplates: [{ ...first, events }, ...others] },
    });
  });
  await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
  const popup = popupOf(page);
  await popup.getByRole("button", { name: /^Event template/ }).click();
  await popup.getByRole("option", { name: allFailures }).click();
  await expect(popup.getByText(/no longer emitted; it is left out: GROUP_CREATION_FAILED/)).toBeVisible();
  await expect(popup.getByText("1 of 121 selected")).toBeVisible();
});

test("a service with dozens of types has them in a list, and the arrows walk the codes", async ({ page }) => {
  const { path } = await enterSubscriptions(page);
  await page.goto(`${path}?dialog=new-subscription&provider=aws&service=EC2`);
  const popup = popupOf(page);
  await popup.getByRole("button", { name: /^Event type/ }).click();
  await popup.getByRole("combobox", { name: "Event type" }).fill("inst");
  await page.keyboard.press("Enter");
  await expect(popup.getByRole("button", { name: /^Event type Instance/ })).toBeVisible();
  const codes = partOf(popup, /^Event codes$/);
  await codes.getByLabel("Find a code or a name").press("ArrowDown");
  const boxes = codes.getByRole("list").getByRole("checkbox");
  await expect(boxes.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(boxes.nth(1)).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(boxes.nth(2)).not.toBeFocused();
});

for (const look of [
  { theme: "light", locale: "en", viewport: { width: 1440, height: 900 } },
  { theme: "dark", locale: "ko", viewport: { width: 1440, height: 900 } },
  { theme: "light", locale: "ko", viewport: { width: 360, height: 740 } },
] as const) {
  test(`axe finds nothing, ${look.theme}, ${look.locale}, ${look.viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(look.viewport);
    const { path, ask, onCall } = await enterSubscriptions(page, look);
    const { id } = await ask<{ id: string }>("post", "subscriptions", cacheSubscription(onCall));
    await page.goto(path);
    await openPopup(page);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expectAccessible(page);
    await page.goto(`${path}?dialog=edit-subscription&subscription=${id}`);
    await expect(popupOf(page).locator("dl")).toBeAttached();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    // The 121 codes scroll in a box of their own: what follows them is near, also on a phone.
    const codes = await partOf(popupOf(page), /^(Event codes|이벤트 코드)$/).boundingBox();
    expect(codes?.height).toBeLessThan(600);
    await popupOf(page)
      .getByRole("button", { name: /^(New group|새 그룹)$/ })
      .click();
    await expectAccessible(page);
  });
}
