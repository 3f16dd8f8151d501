import { expect, test } from "@playwright/test";
import { send } from "../fixtures/events";
import {
  cacheEvent,
  cacheSubscription,
  enterSubscriptions,
  partOf,
  popupOf,
} from "../fixtures/subscriptions";

const words = {
  en: {
    name: "Name",
    cancel: "Cancel",
    groups: /^User groups$/,
    groupMissing: "Choose at least one user group.",
    notify: /^Notification type$/,
    email: "Email",
    notifyMissing: "Choose at least one.",
    enabled: /^Enabled$/,
    yes: "Yes",
    no: "No",
    noMeans: "“No” keeps the subscription and sends nothing.",
    reachDisabled: "Nobody: the subscription is not enabled",
    nameMissing: "Enter a name.",
  },
  ko: {
    name: "이름",
    cancel: "취소",
    groups: /^사용자 그룹$/,
    groupMissing: "사용자 그룹을 하나 이상 선택하십시오.",
    notify: /^알림 유형$/,
    email: "이메일",
    notifyMissing: "하나 이상 선택하십시오.",
    enabled: /^활성화 여부$/,
    yes: "예",
    no: "아니오",
    noMeans: "‘아니오’를 선택하면 구독은 유지되고 알림은 발송되지 않습니다.",
    reachDisabled: "없음: 비활성화된 구독입니다",
    nameMissing: "이름을 입력하십시오.",
  },
} as const;

for (const locale of ["en", "ko"] as const) {
  const w = words[locale];

  test(`7: email is on, and one way at least must be, ${locale}`, async ({ page }) => {
    const { path, ask } = await enterSubscriptions(page, { locale });
    await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
    const popup = popupOf(page);
    const notify = partOf(popup, w.notify);
    await expect(notify.getByLabel(w.email)).toBeChecked();
    await expect(notify.getByLabel("SMS")).not.toBeChecked();
    await notify.getByLabel(w.email).uncheck();
    await page.keyboard.press("Control+Enter");
    await expect(notify.getByRole("alert")).toHaveText(w.notifyMissing);
    const groupAlert = partOf(popup, w.groups).getByRole("alert");
    await expect(groupAlert).toHaveText(w.groupMissing);
    const [error, next] = [await groupAlert.boundingBox(), await notify.boundingBox()];
    expect(next && error && next.y - error.y - error.height).toBeGreaterThanOrEqual(4);
    await expect(popup.getByText(w.nameMissing)).toBeVisible();
    await expect(popup.getByLabel(w.name, { exact: true })).toBeFocused();
    await notify.getByLabel("SMS").check();
    await expect(notify.getByRole("alert")).toHaveCount(0);
    await popup.getByLabel(w.name, { exact: true }).fill("By phone");
    await partOf(popup, w.groups).getByRole("checkbox", { name: "On call" }).check();
    await page.keyboard.press("Control+Enter");
    await expect(popup).toBeHidden();
    const row = page.getByRole("row", { name: /By phone/ });
    await expect(row).toContainText("SMS");
    await expect(row).not.toContainText(w.email);
    const { subscriptions } = await ask<{ subscriptions: object[] }>("get", "subscriptions");
    expect(subscriptions).toMatchObject([{ name: "By phone", notify: { email: false, sms: true } }]);
  });

  test(`8: enabled unless told not to be, Ctrl+Enter registers, and “No” sends nothing, ${locale}`, async ({
    page,
  }) => {
    const { path, ask, onCall, organization } = await enterSubscriptions(page, { locale });
    await page.goto(
      `${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE&event=BACKUP_FAILED`,
    );
    const popup = popupOf(page);
    const enabled = partOf(popup, w.enabled).first();
    await expect(enabled.getByRole("button", { name: w.yes })).toHaveAttribute("aria-pressed", "true");
    await enabled.getByRole("button", { name: w.no }).click();
    await expect(popup.getByText(w.noMeans)).toBeVisible();
    await partOf(popup, w.groups).getByRole("checkbox", { name: "On call" }).check();
    await expect(popup.getByRole("complementary").getByText(w.reachDisabled)).toBeVisible();
    await popup.getByLabel(w.name, { exact: true }).fill("백업 실패 · Backups");
    // From wherever the focus is, be it a button that Enter alone would press.
    await popup.getByRole("button", { name: w.cancel }).focus();
    await page.keyboard.press("Control+Enter");
    await expect(popup).toBeHidden();
    const row = page.getByRole("row", { name: /백업 실패 · Backups/ });
    await expect(row.getByRole("switch")).toHaveAttribute("aria-checked", "false");
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    // Another one to the same events tells when they have been matched.
    await ask("post", "subscriptions", cacheSubscription(onCall, { name: "Told" }));
    await send(page.request, organization.apiKey, [cacheEvent("now", 0)]);
    const told = async () => {
      const { deliveries } = await ask<{ deliveries: { status: string; subscription: { name: string } }[] }>(
        "get",
        "deliveries",
      );
      return deliveries.map(({ status, subscription }) => `${status} ${subscription.name}`);
    };
    await expect.poll(told).toEqual(["sent Told"]);
    const { subscriptions } = await ask<{ subscriptions: { name: string; last7Days: object }[] }>(
      "get",
      "subscriptions",
    );
    const silent = subscriptions.find(({ name }) => name !== "Told");
    expect(silent).toMatchObject({ enabled: false, lastFiredAt: null, last7Days: { matched: 0, late: 0 } });
  });

  test(`beside them: who is reached and what would have fired, ${locale}`, async ({ page }) => {
    const { path, ask, onCall } = await enterSubscriptions(page, { locale });
    const { id } = await ask<{ id: string }>("post", "subscriptions", cacheSubscription(onCall));
    await page.goto(`${path}?dialog=edit-subscription&subscription=${id}`);
    const rail = popupOf(page).getByRole("complementary");
    await expect(rail.getByText(/^(1 by email|이메일 1명)$/)).toBeVisible();
    await expect(
      rail.getByText(/^(Nothing leaves this machine: no mail|이 서버 밖으로 나가는 알림이 없습니다)/),
    ).toBeVisible();
    await expect(rail.locator("dl dd:nth-of-type(1)")).toHaveText(["1", "1", "1"]);
    await expect(rail.getByRole("link", { name: /cache-alpha/ })).toBeVisible();
    await partOf(popupOf(page), w.notify).getByLabel("SMS").check();
    await expect(
      rail.getByText(
        /^(No verified phone, email only|No SMS gateway is set up, email only|인증된 휴대전화가 없어 이메일만 발송|SMS 발송이 설정되지 않아 이메일만 발송)$/,
      ),
    ).toBeVisible();
    await popupOf(page)
      .getByRole("button", { name: /^(Send a test to me|나에게 테스트 발송)$/ })
      .click();
    await expect(
      popupOf(page)
        .getByRole("status")
        .filter({ hasText: /Email: kept in the console’s mailbox|이메일: .*콘솔의 메일함에 보관합니다/ }),
    ).toBeVisible();
  });
}
