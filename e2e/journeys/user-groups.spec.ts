import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { cacheSubscription, enterSubscriptions, type Speaker } from "../fixtures/subscriptions";

const words = {
  en: {
    newGroup: "New user group",
    title: "User groups",
    name: "Name",
    members: "Members",
    find: "Find a name or an address",
    search: "Search by name",
    create: "Create",
    save: "Save",
    cancel: "Cancel",
    close: "Close",
    all: "All members",
    missing: "Give the group a name.",
    memberMissing: "Choose at least one member.",
    tooLong: "Use at most 100 characters.",
    taken: "There is a group of this name already.",
    edit: "Edit: ",
    delete: "Delete: ",
    deleteTitle: /^Delete “/,
    removedFrom: "It is removed from 1 subscription.",
    confirm: "Delete",
    nothing: "No user group has “zebra” in its name",
    clear: "Clear the search",
    subscriptions: "Subscriptions",
    gone: "This group was deleted meanwhile.",
  },
  ko: {
    newGroup: "새 사용자 그룹",
    title: "사용자 그룹",
    name: "이름",
    members: "멤버",
    find: "이름 또는 이메일 검색",
    search: "이름으로 검색",
    create: "만들기",
    save: "저장",
    cancel: "취소",
    close: "닫기",
    all: "전체 멤버",
    missing: "그룹 이름을 입력하십시오.",
    memberMissing: "멤버를 한 명 이상 선택하십시오.",
    tooLong: "100자 이하로 입력하십시오.",
    taken: "같은 이름의 그룹이 이미 있습니다.",
    edit: "수정: ",
    delete: "삭제: ",
    deleteTitle: /^‘/,
    removedFrom: "구독 1개에서 제거합니다.",
    confirm: "삭제",
    nothing: "‘zebra’에 해당하는 사용자 그룹이 없습니다",
    clear: "검색어 지우기",
    subscriptions: "구독",
    gone: "그사이에 삭제된 그룹입니다.",
  },
} as const;

const groupsOf = (path: string) => path.replace(/subscriptions$/, "user-groups");
const rowOf = (page: Page, name: string): Locator => page.locator("tr[data-group]", { hasText: name });

/** Presses the button once the page's script runs, and waits for the dialog. */
async function openDialog(page: Page, button: string): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  return dialog;
}

const looks = [
  { locale: "en", theme: "light" },
  { locale: "ko", theme: "dark" },
] as const satisfies readonly { locale: Speaker; theme: string }[];

for (const { locale, theme } of looks) {
  const t = words[locale];

  test(`a group is made, faults stand at their fields and what was typed stays, ${locale}`, async ({
    page,
  }) => {
    const { path, organization } = await enterSubscriptions(page, { locale, theme });
    await page.goto(groupsOf(path));
    await expect(page.getByRole("heading", { level: 1, name: t.title })).toBeVisible();
    await expectAccessible(page);
    const dialog = await openDialog(page, t.newGroup);
    await dialog.getByRole("button", { name: t.create }).click();
    await expect(dialog.getByText(t.missing)).toBeVisible();
    await expect(dialog.getByText(t.memberMissing)).toBeVisible();
    const name = dialog.getByLabel(t.name, { exact: true });
    await expect(name).toBeFocused();
    await expectAccessible(page);

    await dialog.getByRole("textbox", { name: t.find }).fill("colleague");
    await dialog.getByRole("checkbox", { name: /^colleague of/ }).check();
    await name.fill("긴".repeat(101));
    await dialog.getByRole("button", { name: t.create }).click();
    await expect(dialog.getByText(t.tooLong)).toBeVisible();
    await name.fill("On call");
    await name.press("Control+Enter");
    await expect(dialog.getByText(t.taken)).toBeVisible();
    await expect(dialog.getByRole("checkbox", { name: /^colleague of/ })).toBeChecked();

    await dialog.getByRole("button", { name: t.close }).click();
    await expect(await openDialog(page, t.newGroup)).toBeVisible();
    await expect(name).toHaveValue("On call");
    await name.fill("긴".repeat(100));
    await dialog.getByRole("button", { name: t.create }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rowOf(page, "긴긴긴")).toContainText(`colleague of ${organization.slug}`);
  });

  test(`a group is changed, told of its subscriptions and deleted with what it is lost from, ${locale}`, async ({
    page,
  }) => {
    const { path, ask, onCall } = await enterSubscriptions(page, { locale, theme });
    await ask("post", "subscriptions", cacheSubscription(onCall, { notify: { email: true, sms: false } }));
    await page.goto(groupsOf(path));
    const row = rowOf(page, "On call");
    await expect(row).toContainText("Cache failures");
    const edit = await openDialog(page, `${t.edit}On call`);
    await edit.getByLabel(t.name, { exact: true }).fill("Everybody");
    await edit.getByRole("button", { name: t.all }).click();
    await edit.getByRole("button", { name: t.save }).click();
    await expect(rowOf(page, "Everybody")).toContainText(t.all);

    await rowOf(page, "Everybody").getByRole("button", { name: "Everybody", exact: true }).click();
    await expect(page.getByText(/^leader of/).first()).toBeVisible();
    await expectAccessible(page);

    const confirm = await openDialog(page, `${t.delete}Everybody`);
    await expect(confirm.getByRole("heading", { name: t.deleteTitle })).toBeVisible();
    await expect(confirm).toContainText(t.removedFrom);
    await expect(confirm.getByRole("listitem")).toHaveText(["Cache failures"]);
    await expectAccessible(page);
    await confirm.getByRole("button", { name: t.confirm, exact: true }).click();
    await expect(rowOf(page, "Everybody")).toHaveCount(0);
    const { subscriptions } = await ask<{ subscriptions: { userGroups: unknown[] }[] }>(
      "get",
      "subscriptions",
    );
    expect(subscriptions.map(({ userGroups }) => userGroups)).toEqual([[]]);
  });

  test(`the search stands in the address and says when nothing matches, ${locale}`, async ({ page }) => {
    const { path } = await enterSubscriptions(page, { locale, theme });
    await page.goto(`${groupsOf(path)}?q=zebra`);
    await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
    await expectAccessible(page);
    await expect(async () => {
      await page.getByRole("button", { name: t.clear }).last().click();
      await expect(page).toHaveURL(/user-groups$/, { timeout: 2_000 });
    }).toPass();
    await expect(rowOf(page, "On call")).toBeVisible();
    await page.keyboard.press("/");
    await expect(page.getByRole("textbox", { name: t.search })).toBeFocused();
    await page.keyboard.type("call");
    await expect(page).toHaveURL(/\?q=call$/);
    await expect(rowOf(page, "On call")).toBeVisible();
  });
}

test("a group that was deleted meanwhile is said to be gone, and nothing typed is lost", async ({ page }) => {
  const { path, ask, onCall } = await enterSubscriptions(page);
  await page.goto(groupsOf(path));
  const dialog = await openDialog(page, `${words.en.edit}On call`);
  await ask("delete", `user-groups/${onCall}`);
  await dialog.getByLabel(words.en.name, { exact: true }).fill("On call, cache");
  await dialog.getByRole("button", { name: words.en.save }).click();
  await expect(dialog.getByRole("alert")).toHaveText(words.en.gone);
  await expect(dialog.getByLabel(words.en.name, { exact: true })).toHaveValue("On call, cache");
});

test("a leader reads the groups and is offered no change; the rows stand in the first HTML", async ({
  page,
}) => {
  const { path } = await enterSubscriptions(page, { role: "leader" });
  const html = await (await page.request.get(groupsOf(path))).text();
  expect(html).toContain("On call");
  await page.goto(groupsOf(path));
  await expect(rowOf(page, "On call")).toBeVisible();
  await expect(page.getByRole("button", { name: words.en.newGroup })).toHaveCount(0);
  await expect(rowOf(page, "On call").getByRole("button", { name: /^(Edit|Delete)/ })).toHaveCount(0);
  const organizationPage = path.replace(/\/projects\/.*$/, "/user-groups");
  expect((await page.goto(organizationPage))?.status()).toBe(403);
});

test("names of 100 characters without a space break no layout, on a phone neither", async ({ page }) => {
  const { path, ask } = await enterSubscriptions(page);
  for (const name of ["W".repeat(100), "한".repeat(100)]) {
    await ask("post", "user-groups", { name, kind: "all_members" });
  }
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(groupsOf(path));
    await expect(rowOf(page, "한한한")).toBeVisible();
    const dialog = await openDialog(page, `${words.en.delete}${"W".repeat(100)}`);
    const beyond = () =>
      page.evaluate(() => {
        const content = document.getElementById("content");
        const inside = [
          document.documentElement,
          content,
          ...document.querySelectorAll("[aria-busy], dialog"),
        ];
        return inside.map((element) => (element ? element.scrollWidth - element.clientWidth : 0));
      });
    expect(Math.max(...(await beyond()))).toBeLessThanOrEqual(0);
    await dialog.getByRole("button", { name: words.en.cancel }).click();
    await expect(dialog).toHaveCount(0);
    await rowOf(page, "WWW").getByRole("button").first().click();
    expect(Math.max(...(await beyond()))).toBeLessThanOrEqual(0);
  }
});
