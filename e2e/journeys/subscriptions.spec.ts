import { expect, test } from "@playwright/test";
import {
  chipOf,
  chooseService,
  enterSubscriptions,
  openPopup,
  partOf,
  popupOf,
} from "../fixtures/subscriptions";

const words = {
  en: {
    open: "Register event subscription",
    name: "Name",
    type: /^Event type$/,
    template: /^Event template/,
    allFailures: "All failures",
    noTemplate: "No template",
    codes: /^Event codes$/,
    find: "Find a code or a name",
    selectAll: "Select all 121",
    every: "None selected means every code of this type",
    everyCount: "None selected: all 121, and those that come later",
    allLeftOut: "All codes were left out: choose some, or “Use every code”.",
    takeEvery: "Use every code",
    failover: /^Failover/,
    showChosen: /^Show the \d+ selected$/,
    showEvery: "Show every code",
    switchTitle: "Switch the event type?",
    switchLoses: "Dropped with the present type: 1 selected code.",
    switch: "Switch",
    cancel: "Cancel",
    noCodes: "No codes to choose",
    sources: /^Event sources$/,
    findSource: "Find a resource, or type a name",
    allSources: "All sources, also later ones",
    withoutFilters: "Filters of the list left out: resource name",
    addSource: "Use the name “not-seen-yet”",
    useAlpha: "Use the name “cache-alpha”",
    byName: "by name",
    groups: /^User groups$/,
    newGroup: "New group",
    groupName: "Name of the group",
    create: "Create",
  },
  ko: {
    open: "이벤트 구독 등록",
    name: "이름",
    type: /^이벤트 유형$/,
    template: /^이벤트 템플릿/,
    allFailures: "모든 실패",
    noTemplate: "템플릿 없음",
    codes: /^이벤트 코드$/,
    find: "코드 또는 이름 검색",
    selectAll: "121개 전체 선택",
    every: "선택하지 않으면 유형의 모든 코드를 구독합니다",
    everyCount: "선택 안 함: 이후 추가되는 코드를 포함해 121개 전체",
    allLeftOut: "코드를 선택하거나 ‘모든 코드 사용’을 누르십시오.",
    takeEvery: "모든 코드 사용",
    failover: /^장애 조치/,
    showChosen: /^선택한 \d+개 보기$/,
    showEvery: "모든 코드 보기",
    switchTitle: "이벤트 유형을 변경할까요?",
    switchLoses: "유형을 변경하면 다음 선택이 해제됩니다: 코드 1개",
    switch: "변경",
    cancel: "취소",
    noCodes: "구독할 코드 없음",
    sources: /^이벤트 소스$/,
    findSource: "리소스 검색 또는 이름 입력",
    allSources: "모든 소스(이후 추가되는 소스 포함)",
    withoutFilters: "적용되지 않은 목록 필터: 리소스 이름",
    addSource: "이름 ‘not-seen-yet’ 사용",
    useAlpha: "이름 ‘cache-alpha’ 사용",
    byName: "이름으로 지정",
    groups: /^사용자 그룹$/,
    newGroup: "새 그룹",
    groupName: "그룹 이름",
    create: "만들기",
  },
} as const;

for (const locale of ["en", "ko"] as const) {
  const w = words[locale];

  test(`1: the button opens the popup at its own address, ${locale}`, async ({ page }) => {
    const { path } = await enterSubscriptions(page, { locale });
    await page.goto(path);
    const popup = await openPopup(page);
    await expect(page).toHaveURL(/\?dialog=new-subscription$/);
    await expect(popup.getByLabel(w.name, { exact: true })).toBeFocused();
    // The page behind is inert: the focus is in the popup, or on its way through the browser's own controls.
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press("Tab");
      const isOutside = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== null && at !== document.body && at.closest("dialog") === null;
      });
      expect(isOutside).toBe(false);
    }
    await page.goBack();
    await expect(popup).toBeHidden();
    await expect(page.getByRole("button", { name: w.open })).toBeFocused();
    await page.goForward();
    await expect(popup).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(popup).toBeHidden();
    await page.goto(`${path}?dialog=new-subscription`);
    await expect(popup).toBeVisible();
  });

  test(`2: the type decides which codes are on offer, and switching asks first, ${locale}`, async ({
    page,
  }) => {
    const { path } = await enterSubscriptions(page, { locale });
    await page.goto(path);
    const popup = await openPopup(page);
    await chooseService(popup, "EasyCache");
    const types = partOf(popup, w.type);
    await expect(types.getByRole("radio")).toHaveCount(5);
    await expect(types.getByRole("radio", { name: /PARAMETER_GROUP/ })).toBeDisabled();
    await expect(types.getByText(w.noCodes)).toHaveCount(2);
    await types.getByRole("radio", { name: /^CACHE/ }).check();
    await expect(chipOf(popup, "BACKUP_FAILED")).toBeVisible();
    await types.getByRole("radio", { name: /^NODE/ }).check();
    await expect(chipOf(popup, "BACKUP_FAILED")).toHaveCount(0);
    await chipOf(popup, "NODE_DELETION_FAILED").click();
    await types.getByRole("radio", { name: /^CACHE/ }).click();
    const question = page.getByRole("dialog", { name: w.switchTitle });
    await expect(question.getByText(w.switchLoses)).toBeVisible();
    await question.getByRole("button", { name: w.cancel }).click();
    await expect(chipOf(popup, "NODE_DELETION_FAILED")).toHaveAttribute("aria-pressed", "true");
    await types.getByRole("radio", { name: /^CACHE/ }).click();
    await question.getByRole("button", { name: w.switch, exact: true }).click();
    await expect(types.getByRole("radio", { name: /^CACHE/ })).toBeChecked();
    await expect(chipOf(popup, "BACKUP_FAILED")).toHaveAttribute("aria-pressed", "false");
  });

  test(`3: a template fills in its codes at once, ${locale}`, async ({ page }) => {
    const { path } = await enterSubscriptions(page, { locale });
    await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
    const popup = popupOf(page);
    await popup.getByRole("button", { name: w.template }).click();
    await popup.getByRole("option", { name: w.allFailures }).click();
    await expect(popup.getByRole("button", { name: w.template })).toContainText(w.allFailures);
    await expect(chipOf(popup, "BACKUP_FAILED")).toHaveAttribute("aria-pressed", "true");
    await expect(chipOf(popup, "BACKUP_START")).toHaveAttribute("aria-pressed", "false");
    // What it filled in can be seen: the first of it at once, and nothing else when asked for.
    await popup.getByRole("button", { name: w.template }).click();
    await popup.getByRole("option", { name: w.failover }).click();
    await expect(popup.locator("[data-chosen]").first()).toBeInViewport();
    await expect(chipOf(popup, "APPLY_LATEST_PARAMETER_GROUP_START")).not.toBeInViewport();
    await popup.getByRole("button", { name: w.showChosen }).click();
    await expect(partOf(popup, w.codes).locator("li:not([data-chosen])")).toHaveCount(0);
    await popup.locator("[data-chosen]").getByRole("checkbox").first().click();
    await popup.getByRole("button", { name: w.showEvery }).click();
    await expect(chipOf(popup, "BACKUP_FAILED")).toHaveCount(1);
  });

  test(`4: codes are searched in both languages, and changing one clears the template, ${locale}`, async ({
    page,
  }) => {
    const { path } = await enterSubscriptions(page, { locale });
    await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
    const popup = popupOf(page);
    const codes = partOf(popup, w.codes);
    await expect(codes.getByText(w.every)).toBeVisible();
    await expect(codes.getByText(w.everyCount)).toBeVisible();
    const search = codes.getByLabel(w.find);
    for (const text of ["backup_restore_new_cache", "restoration to new cache", "신규 캐시로 백업 복원"]) {
      await search.fill(text);
      await expect(codes.locator("[data-code]")).toHaveText(["START", "END", "FAILED"]);
    }
    await search.fill("");
    await popup.getByRole("button", { name: w.template }).click();
    await popup.getByRole("option", { name: w.allFailures }).click();
    await chipOf(popup, "BACKUP_FAILED").click();
    await expect(popup.getByRole("button", { name: w.template })).toContainText(w.noTemplate);
    await expect(chipOf(popup, "CACHE_CREATION_FAILED")).toHaveAttribute("aria-pressed", "true");
    await codes.getByRole("checkbox", { name: w.selectAll }).click();
    await expect(codes.getByText(/121 of 121|121개 중 121개/)).toBeVisible();
    await codes.getByRole("checkbox", { name: w.selectAll }).click();
    await expect(codes.getByText(w.everyCount)).toBeVisible();
  });

  test(`4: codes that are all left out do not become every code by themselves, ${locale}`, async ({
    page,
  }) => {
    const { path, ask } = await enterSubscriptions(page, { locale });
    const link = "service=EasyCache&resourceType=CACHE&event=GROUP_RESTART_START&without=resourceName";
    await page.goto(`${path}?dialog=new-subscription&${link}`);
    const popup = popupOf(page);
    await expect(popup.getByText(w.withoutFilters)).toBeVisible();
    await popup.getByLabel(w.name, { exact: true }).fill("Restarts");
    await partOf(popup, w.groups).getByRole("checkbox", { name: "On call" }).check();
    await page.keyboard.press("Control+Enter");
    await expect(partOf(popup, w.codes).getByRole("alert")).toHaveText(w.allLeftOut);
    await expect(popup.getByText(w.everyCount)).toHaveCount(0);
    await popup.getByRole("button", { name: w.takeEvery }).click();
    await expect(popup.getByText(w.everyCount)).toBeVisible();
    await expect(partOf(popup, w.codes).getByRole("alert")).toHaveCount(0);
    await page.keyboard.press("Control+Enter");
    await expect(popup).toBeHidden();
    const { subscriptions } = await ask<{ subscriptions: object[] }>("get", "subscriptions");
    expect(subscriptions).toMatchObject([{ name: "Restarts", events: [] }]);
  });

  test(`5: sources are those of the events, searched on the server, or typed by hand, ${locale}`, async ({
    page,
  }) => {
    const { path, ask } = await enterSubscriptions(page, { locale });
    const query = "event-sources?provider=nhncloud&service=EasyCache&resourceType=CACHE";
    await expect
      .poll(async () => (await ask<{ eventSources: unknown[] }>("get", query)).eventSources.length)
      .toBe(3);
    await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
    const sources = partOf(popupOf(page), w.sources);
    await expect(sources.getByLabel(w.allSources)).toBeChecked();
    const asked = page.waitForRequest((request) => /\/event-sources\?.*\bq=cache-beta\b/.test(request.url()));
    await sources.getByLabel(w.findSource).fill("cache-beta");
    await asked;
    await expect(sources.getByRole("listitem")).toHaveCount(1);
    await sources.getByRole("checkbox", { name: /cache-beta/ }).check();
    await sources.getByLabel(w.findSource).fill("not-seen-yet");
    await sources.getByRole("button", { name: w.addSource }).click();
    // The id of a resource that was seen means that resource, not a name that nothing has.
    await sources.getByLabel(w.findSource).fill("c-gamma");
    await page.keyboard.press("Enter");
    await expect(sources.getByLabel(w.findSource)).toHaveValue("");
    await expect(sources.getByRole("checkbox", { name: /cache-gamma/ })).toBeChecked();
    await expect(sources.getByRole("checkbox", { name: "not-seen-yet" })).toBeChecked();
    // A name that a resource has now can be meant as a name: whatever has it later, too.
    await sources.getByLabel(w.findSource).fill("cache-alpha");
    await sources.getByRole("button", { name: w.useAlpha }).click();
    await expect(sources.getByRole("listitem").filter({ hasText: "cache-alpha" })).toContainText(w.byName);
    await expect(sources.getByRole("checkbox", { name: /cache-beta/ })).toBeChecked();
    await expect(sources.getByLabel(w.allSources)).not.toBeChecked();
  });

  test(`6: a group is chosen, or made without leaving the popup, ${locale}`, async ({ page }) => {
    const { path, organization } = await enterSubscriptions(page, { locale });
    await page.goto(`${path}?dialog=new-subscription&service=EasyCache&resourceType=CACHE`);
    const popup = popupOf(page);
    const groups = partOf(popup, w.groups);
    await groups.getByRole("checkbox", { name: "On call" }).check();
    await expect(popup.getByText(organization.people.colleague.name)).toBeVisible();
    await groups.getByRole("button", { name: w.newGroup }).click();
    const form = page.getByRole("dialog", { name: w.newGroup });
    await form.getByLabel(w.groupName).fill("Night shift");
    await form.getByRole("checkbox", { name: organization.people.operator.name }).check();
    await form.getByRole("button", { name: w.create }).click();
    await expect(form).toBeHidden();
    await expect(groups.getByRole("checkbox", { name: "Night shift" })).toBeChecked();
    await expect(popup.getByText(organization.people.operator.name)).toBeVisible();
  });
}
