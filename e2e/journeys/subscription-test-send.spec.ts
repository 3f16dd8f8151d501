import { expect, test } from "@playwright/test";
import { signIn } from "../fixtures/sign-in";
import {
  cacheSubscription,
  chooseService,
  enterSubscriptions,
  openPopup,
  partOf,
  popupOf,
  type World,
} from "../fixtures/subscriptions";

const words = {
  en: {
    name: "Name",
    type: /^Event type$/,
    sendTest: "Send a test to me",
    refused: "No test was sent. See the marked fields.",
    kept: "Email: kept in the console’s mailbox, no mail server is set",
    messages: "Messages",
  },
  ko: {
    name: "이름",
    type: /^이벤트 유형$/,
    sendTest: "나에게 테스트 발송",
    refused: "테스트가 발송되지 않았습니다. 표시된 항목을 확인하십시오.",
    kept: "이메일: 메일 서버가 설정되지 않아 콘솔의 메일함에 보관합니다",
    messages: "메시지",
  },
} as const;

/** Opens the mailbox as the organization's administrator, once one message is in it. */
async function openMailbox({ page, organization }: World, name: string) {
  await signIn(page.request, organization.people.admin);
  const list = page.getByRole("list", { name });
  await expect(async () => {
    await page.goto(`/organizations/${organization.slug}/mailbox`);
    await expect(list.getByRole("listitem")).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("article")).toContainText(organization.people.operator.email);
  return { list, manage: page.frameLocator("article iframe").getByRole("link").last() };
}

for (const locale of ["en", "ko"] as const) {
  const w = words[locale];

  test(`a test of what is not registered yet stands in the mailbox, ${locale}`, async ({ page }) => {
    const world = await enterSubscriptions(page, { locale });
    await page.goto(world.path);
    const popup = await openPopup(page);
    const sendTest = popup.getByRole("button", { name: w.sendTest });
    await sendTest.click();
    await expect(popup.getByText(w.refused)).toBeVisible();
    await chooseService(popup, "EasyCache");
    await partOf(popup, w.type)
      .getByRole("radio", { name: /^CACHE/ })
      .check();
    await popup.getByLabel(w.name, { exact: true }).fill("Half-made");
    await sendTest.click();
    await expect(popup.getByRole("status").filter({ hasText: w.kept })).toBeVisible();
    const { subscriptions } = await world.ask<{ subscriptions: unknown[] }>("get", "subscriptions");
    expect(subscriptions).toEqual([]);

    const { list, manage } = await openMailbox(world, w.messages);
    await expect(list).toContainText("Test: Half-made");
    await expect(manage).toHaveAttribute("href", new RegExp(`${world.path}$`));
  });
}

test("a test of what is being changed is of the fields as they stand", async ({ page }) => {
  const w = words.en;
  const world = await enterSubscriptions(page);
  const { id } = await world.ask<{ id: string }>("post", "subscriptions", cacheSubscription(world.onCall));
  await page.goto(`${world.path}?dialog=edit-subscription&subscription=${id}`);
  const popup = popupOf(page);
  await popup.getByLabel(w.name, { exact: true }).fill("Renamed");
  await popup.getByRole("button", { name: w.sendTest }).click();
  await expect(popup.getByText(w.kept)).toBeVisible();
  const { list } = await openMailbox(world, w.messages);
  await expect(list).toContainText("Test: Renamed");
});
