import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { send } from "../fixtures/events";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";
import { cacheEvent, cacheSubscription } from "../fixtures/subscriptions";

const words = {
  en: {
    title: "Mailbox",
    notice: /^Nothing leaves this machine/,
    empty: "Nothing has been kept yet",
    messages: "Messages",
    text: "Text",
    form: "Form of the message",
    back: "Back to the list",
  },
  ko: {
    title: "메일함",
    notice: /^이 서버 밖으로 나가는 알림이 없습니다/,
    empty: "아직 보관한 메시지가 없습니다",
    messages: "메시지",
    text: "텍스트",
    form: "메시지 형식",
    back: "목록으로",
  },
} as const;

type Locale = keyof typeof words;

/** An organization whose administrator is told of the failures of its caches, in English. */
async function enterMailbox(page: Page, locale: Locale, theme: string) {
  const organization = await orderOrganization({
    people: {
      admin: { organization: ["organization_admin"], projects: { "web-shop": ["project_admin"] } },
      member: { projects: { "web-shop": ["project_member"] } },
    },
    keys: { manage: { permissions: ["subscriptions.read", "subscriptions.manage"] } },
  });
  await signIn(page.request, organization.people.admin);
  const url = test.info().project.use.baseURL ?? "";
  await page.context().addCookies([
    { name: "cairn-locale", value: locale, url },
    { name: "cairn-theme", value: theme, url },
    { name: "cairn-time-zone", value: "UTC", url },
  ]);
  return { organization, path: `/organizations/${organization.slug}/mailbox` };
}

async function keepOneMail(page: Page, { organization }: Awaited<ReturnType<typeof enterMailbox>>) {
  const base = `/api/v1/organizations/${organization.slug}/projects/web-shop`;
  const post = async (path: string, data: unknown) => {
    const headers = { authorization: `Bearer ${organization.keys.manage}` };
    const answer = await page.request.post(`${base}/${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const group = { name: "Admins", kind: "members", members: [organization.people.admin.id] };
  const { id } = await post("user-groups", group);
  await post("subscriptions", cacheSubscription(id, { notify: { email: true, sms: false } }));
  await send(page.request, organization.apiKey, [cacheEvent("now", 0)]);
  await expect(async () => {
    const answer = await page.request.get(`/api/v1/organizations/${organization.slug}/mailbox`);
    expect((await answer.json()).messages).toHaveLength(1);
  }).toPass({ timeout: 30_000 });
}

for (const { locale, theme } of [
  { locale: "en", theme: "light" },
  { locale: "ko", theme: "dark" },
] as const) {
  const t = words[locale];

  test(`an administrator reads what was kept, as it would have arrived, ${locale}`, async ({
    page,
    context,
  }) => {
    const faults: string[] = [];
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) faults.push(message.text());
    });
    const world = await enterMailbox(page, locale, theme);
    await page.goto(world.path);
    await expect(page.getByText(t.notice)).toBeVisible();
    await expect(page.getByRole("heading", { name: t.empty })).toBeVisible();
    await expectAccessible(page);
    await keepOneMail(page, world);
    await page.goto(world.path);
    const list = page.getByRole("list", { name: t.messages });
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await expect(list).toContainText(`admin of ${world.organization.slug}`);
    await expect(page.getByRole("article")).toContainText(world.organization.people.admin.email);

    const frame = page.frameLocator("article iframe");
    await expect(frame.getByText("Cache failures").first()).toBeVisible();
    await expectAccessible(page);
    const opened = context.waitForEvent("page");
    await frame.getByRole("link").first().click();
    await expect(await opened).toHaveURL(/\/events\/now\?at=/);

    const manage = await frame.getByRole("link").last().getAttribute("href");
    await page.getByRole("group", { name: t.form }).getByRole("button", { name: t.text }).click();
    await expect(page.locator("article pre")).toContainText("Cache failures");
    await expectAccessible(page);
    expect(faults).toEqual([]);
    await page.goto(manage ?? "");
    await expect(page.getByRole("dialog").getByRole("textbox").first()).toHaveValue("Cache failures");
  });
}

test("on a phone the list and the message stand one after the other", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const world = await enterMailbox(page, "en", "light");
  await keepOneMail(page, world);
  await page.goto(world.path);
  await expect(async () => {
    await page.locator("[data-message]").click();
    await expect(page).toHaveURL(/\?open=/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("article")).toBeVisible();
  await expect(page.getByRole("list", { name: words.en.messages })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("button", { name: words.en.back }).click();
  await expect(page.getByRole("list", { name: words.en.messages })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("nobody else opens the mailbox, nor is led to it", async ({ page }) => {
  const { organization, path } = await enterMailbox(page, "en", "light");
  await page.goto(path);
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Mailbox" })).toHaveAttribute("aria-current", "page");
  await page.context().clearCookies({ name: /session-token/ });
  await signIn(page.request, organization.people.member);
  expect((await page.goto(path))?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1, name: "The mailbox needs another role" })).toBeVisible();
  await expect(navigation.getByRole("link", { name: "Mailbox" })).toHaveCount(0);
});
