import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { send } from "../fixtures/events";
import { failMails } from "../fixtures/organization";
import {
  cacheEvent,
  cacheSubscription,
  enterSubscriptions,
  type Speaker,
  type World,
} from "../fixtures/subscriptions";

const words = {
  en: {
    title: "Deliveries",
    empty: "Nothing has been sent yet",
    nothing: "No delivery matches these filters",
    clear: "Clear filters",
    status: "Status",
    channel: "Channel",
    skipped: "Not sent",
    kept: "Kept",
    keptText: "In the mailbox, no mail server is set",
    notice: "Nothing leaves this machine: no mail server is set.",
    failed: "Failed",
    email: "Email",
    sms: "SMS",
    noPhone: "No verified phone",
    attempts: "Attempts",
    answer: "In the console’s mailbox: no mail server is set.",
    again: "Try again",
    refresh: "Refresh",
    failedTitle: "Deliveries could not be loaded",
    fault: "This link has a filter that deliveries do not have",
    subscription: /^Subscription/,
    find: "Find a subscription",
    only: "Only this subscription",
    onlyRecipient: "Only this recipient",
    everyRecipient: "Show every recipient",
    late: "Not notified, late: 2 events in the last 7 days",
    lateInList: "2 late",
  },
  ko: {
    title: "알림 내역",
    empty: "아직 발송한 알림이 없습니다",
    nothing: "필터와 일치하는 알림 내역이 없습니다",
    clear: "필터 지우기",
    status: "상태",
    channel: "알림 유형",
    skipped: "미발송",
    kept: "보관",
    keptText: "메일 서버 미설정, 콘솔의 메일함에 보관",
    notice: "이 서버 밖으로 나가는 알림이 없습니다.",
    failed: "실패",
    email: "이메일",
    sms: "SMS",
    noPhone: "인증된 휴대전화 없음",
    attempts: "시도 내역",
    answer: "메일 서버가 설정되지 않아 콘솔의 메일함에 보관했습니다.",
    again: "다시 시도",
    refresh: "새로 고침",
    failedTitle: "알림 내역을 불러오지 못했습니다",
    fault: "알림 내역에 없는 필터가 있는 링크입니다",
    subscription: /^구독/,
    find: "구독 검색",
    only: "이 구독만 보기",
    onlyRecipient: "이 수신자만 보기",
    everyRecipient: "모든 수신자 보기",
    late: "늦게 도착하여 알리지 않은 이벤트: 최근 7일간 2건",
    lateInList: "지연 2",
  },
} as const;

const deliveriesOf = (path: string) => path.replace(/subscriptions$/, "deliveries");
const rows = (page: Page): Locator => page.locator("tr[data-delivery]");
const statusOf = (page: Page, channel: string, status: string) =>
  rows(page).filter({ hasText: channel }).filter({ hasText: status });

/** A subscription to failures by email and SMS, one failure, and both of its deliveries done with. */
async function notifyColleague({ ask, onCall, organization, page }: World & { onCall: string }) {
  const notify = { email: true, sms: true };
  await ask("post", "subscriptions", cacheSubscription(onCall, { notify }));
  await send(page.request, organization.apiKey, [cacheEvent("now", 0)]);
  await expect(async () => {
    const { deliveries } = await ask<{ deliveries: { status: string }[] }>("get", "deliveries");
    expect(deliveries.map(({ status }) => status).sort()).toEqual(["sent", "skipped"]);
  }).toPass({ timeout: 30_000 });
}

const looks = [
  { locale: "en", theme: "light" },
  { locale: "ko", theme: "dark" },
] as const satisfies readonly { locale: Speaker; theme: string }[];

for (const { locale, theme } of looks) {
  const t = words[locale];

  test(`the history shows what was sent and what was not and why, ${locale}`, async ({ page }) => {
    const world = await enterSubscriptions(page, { locale, theme });
    await page.goto(deliveriesOf(world.path));
    await expect(page.getByRole("heading", { name: t.empty })).toBeVisible();
    await expectAccessible(page);
    await notifyColleague(world);
    const html = await (await page.request.get(deliveriesOf(world.path))).text();
    expect(html).toContain("BACKUP_FAILED");
    await page.goto(deliveriesOf(world.path));
    // No mail server is set here: nobody is to believe that anything was sent.
    await expect(page.getByText(t.notice)).toBeVisible();
    const sent = statusOf(page, t.email, t.kept);
    await expect(sent).toHaveCount(1);
    await expect(sent).toContainText(t.keptText);
    await expect(sent).toContainText(`colleague of ${world.organization.slug}`);
    await expect(sent).toContainText("Cache failures");
    await expect(sent).toContainText("cache-now");
    await expect(statusOf(page, t.sms, t.skipped)).toContainText(t.noPhone);
    await expect(async () => {
      await sent.getByRole("button").first().click();
      await expect(page.getByRole("list", { name: t.attempts })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole("list", { name: t.attempts })).toContainText(t.answer);
    await expectAccessible(page);
    await sent.getByRole("link").click();
    await expect(page).toHaveURL(/\/events\/now\?at=/);
  });

  test(`filters stand in the address, and an address that names none is told so, ${locale}`, async ({
    page,
  }) => {
    const world = await enterSubscriptions(page, { locale, theme });
    await notifyColleague(world);
    const path = deliveriesOf(world.path);
    await page.goto(`${path}?status=skipped`);
    await expect(rows(page)).toHaveCount(1);
    await expect(async () => {
      await page.getByLabel(t.channel, { exact: true }).selectOption("email");
      await expect(page).toHaveURL(/\?status=skipped&channel=email$/, { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole("button", { name: t.clear }).click();
    await expect(rows(page)).toHaveCount(2);

    await page.getByRole("button", { name: t.subscription }).first().click();
    await page.getByRole("textbox", { name: t.find }).fill("Cache");
    await page.getByRole("button", { name: "Cache failures" }).click();
    await expect(page).toHaveURL(/\?subscription=[0-9a-f-]{36}$/);
    await expect(rows(page)).toHaveCount(2);
    await page.goto(path);
    await expect(async () => {
      await rows(page).first().getByRole("button").first().click();
      await page.getByRole("button", { name: t.onlyRecipient }).click({ timeout: 1_000 });
    }).toPass();
    await expect(page).toHaveURL(/\?recipient=[0-9a-f-]{36}$/);
    await page.getByRole("button", { name: t.everyRecipient }).click();
    await expect(page).toHaveURL(/deliveries$/);
    await page.goto(`${path}?message=00000000-0000-4000-8000-000000000000`);
    await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
    await page.goto(`${path}?status=lost`);
    await expect(page.getByRole("heading", { level: 1, name: t.fault })).toBeVisible();
    await expectAccessible(page);
  });

  test(`events that came late are counted where their deliveries would stand, ${locale}`, async ({
    page,
  }) => {
    const { path, ask, onCall, organization } = await enterSubscriptions(page, { locale, theme });
    const { id } = await ask<{ id: string }>("post", "subscriptions", cacheSubscription(onCall));
    await send(page.request, organization.apiKey, [
      cacheEvent("old", 3 * 24 * 60),
      cacheEvent("older", 4 * 24 * 60),
    ]);
    await expect
      .poll(async () => (await ask<{ last7Days: object }>("get", `subscriptions/${id}`)).last7Days)
      .toMatchObject({ matched: 0, late: 2 });
    await page.goto(`${deliveriesOf(path)}?subscription=${id}`);
    await expect(page.getByText(t.late)).toBeVisible();
    await expectAccessible(page);
    await page.goto(path);
    await expect(page.getByRole("row", { name: /Cache failures/ })).toContainText(t.lateInList);
  });

  test(`a failed delivery is tried again, and a list that fails says so, ${locale}`, async ({ page }) => {
    const world = await enterSubscriptions(page, { locale, theme });
    await notifyColleague(world);
    await page.goto(deliveriesOf(world.path));
    expect(await failMails(world.organization)).toBe(1);
    const again = page.getByRole("button", { name: t.again });
    await expect(async () => {
      await page.getByRole("button", { name: t.refresh }).click();
      await expect(again).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(statusOf(page, t.email, t.failed)).toHaveCount(1);
    await expectAccessible(page);
    const retried = page.waitForResponse((answer) => /\/deliveries\/[^/]+\/retry$/.test(answer.url()));
    await again.click();
    const answer = await retried;
    expect([answer.request().method(), answer.status()]).toEqual(["POST", 200]);
    expect(await answer.json()).toMatchObject({ status: "pending", reason: null });
    await expect(statusOf(page, t.email, t.kept)).toHaveCount(1);
    await expect(again).toHaveCount(0);

    await page.route("**/deliveries?*", (route) =>
      route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"requestId":"r-1"}' }),
    );
    await page.getByLabel(t.status, { exact: true }).selectOption("failed");
    await expect(page.getByRole("heading", { name: t.failedTitle })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: t.failedTitle })).toContainText("r-1");
    await expectAccessible(page);
    await page.unrouteAll();
    await again.click();
    await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
  });
}

test("a leader reads the history and is not offered to try again, and a phone needs no sideways scroll", async ({
  page,
}) => {
  const world = await enterSubscriptions(page, { role: "leader" });
  await notifyColleague(world);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(deliveriesOf(world.path));
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: words.en.again })).toHaveCount(0);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("the navigation and g s lead to what belongs to the project", async ({ page }) => {
  const { path } = await enterSubscriptions(page);
  await page.goto(deliveriesOf(path));
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Deliveries" })).toHaveAttribute("aria-current", "page");
  await navigation.getByRole("link", { name: "User groups" }).click();
  await expect(page).toHaveURL(/\/user-groups$/);
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expect(page).toHaveURL(/\/subscriptions$/, { timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Go to subscriptions");
});
