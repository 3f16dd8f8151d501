import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { awake, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

const some = [
  webShopEvent("a", 5),
  webShopEvent("b", 6, { outcome: "failure" }),
  webShopEvent("c", 7, { service: "VPC", outcome: "failure" }),
];

async function openTwo(page: Page) {
  const organization = await orderOrganization({
    people: {
      maker: { projects: { "web-shop": ["project_leader"] } },
      reader: { projects: { "web-shop": ["project_member"] } },
    },
  });
  await send(page.request, organization.apiKey, some);
  await signIn(page.request, organization.people.maker);
  return { ...organization, path: `/organizations/${organization.slug}/projects/web-shop/events` };
}

const names = (page: Page) => rowsOf(page).locator('td[data-col="resourceName"]');
const sidebar = (page: Page) => page.getByRole("list", { name: "Saved views" });
const opensMenu = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const choose = (page: Page, name: string) => page.getByRole("menuitem", { name }).press("Enter");

test("a list is kept under a name, found in the sidebar, changed, replaced, opened by default and deleted", async ({
  page,
}) => {
  const { path } = await openTwo(page);
  await page.goto(`${path}?from=-1h&outcome=failure&columns=time.event.resourceName.outcome`);
  await awake(page);
  await opensMenu(page, "Saved views").press("ArrowDown");
  await choose(page, "Save as a view…");
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Give it a name.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill("Failures");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(opensMenu(page, "View: Failures")).toBeFocused();
  await expect(page).toHaveURL(/[?&]view=/);

  await page.goto(path);
  await expect(names(page)).toHaveCount(3);
  await sidebar(page).getByRole("link", { name: "Failures" }).click();
  await expect(names(page)).toHaveText(["web-b", "web-c"]);
  await expect(page.getByRole("grid").getByRole("columnheader")).toHaveCount(4);
  await expectAccessible(page);
  await expect(sidebar(page).getByRole("link", { name: "Failures" })).toHaveAttribute("aria-current", "page");

  await awake(page);
  await page.keyboard.press("/");
  await page.keyboard.type("service:VPC");
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["web-c"]);
  await expect(opensMenu(page, /^View: Failures\s*changed$/)).toBeVisible();
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(opensMenu(page, /^View: Failures$/)).toBeVisible();
  await opensMenu(page, "View: Failures").press("ArrowDown");
  await choose(page, "Open this list with it");
  await opensMenu(page, "View: Failures").press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "No longer open this list with it" })).toBeVisible();
  await page.keyboard.press("Escape");

  // The server leads there: the list without the view is never on show.
  expect((await page.request.get(path, { maxRedirects: 0 })).status()).toBe(307);
  await page.goto(path);
  await expect(page).toHaveURL(/\?from=-1h&service=VPC&outcome=failure&columns=[^&]+&view=/);
  await expect(names(page)).toHaveText(["web-c"]);
  await page.goto(`${path}?from=-1h`);
  await expect(names(page)).toHaveCount(3);
  await page.getByRole("link", { name: "Events", exact: true }).click();
  await expect(names(page)).toHaveText(["web-c"]);
  await expect(opensMenu(page, "View: Failures")).toBeVisible();
  await opensMenu(page, "View: Failures").press("ArrowDown");
  await choose(page, "Delete…");
  const ask = page.getByRole("dialog", { name: "Delete the view Failures?" });
  await ask.getByRole("button", { name: "Delete" }).click();
  await expect(sidebar(page)).toHaveCount(0);
  await expect(opensMenu(page, "Saved views")).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
});

test("a shared view is there for others, who open it by their own rights and can't change it; one that can't be read any more says so", async ({
  page,
}) => {
  const { slug, people, path } = await openTwo(page);
  const { origin } = new URL(test.info().project.use.baseURL ?? "");
  const api = `/api/v1/organizations/${slug}/saved-views`;
  const view = { scope: "project", project: "web-shop", isShared: true, query: "from=-1h&outcome=failure" };
  const made = await page.request.post(api, { headers: { origin }, data: { ...view, name: "실패" } });
  expect(made.status()).toBe(201);

  await page.context().clearCookies();
  await signIn(page.request, people.reader);
  const url = origin;
  await page.context().addCookies([{ name: "cairn-locale", value: "ko", url }]);
  await page.goto(path);
  await page.getByRole("list", { name: "저장된 보기" }).getByRole("link", { name: "실패" }).click();
  await expect(names(page)).toHaveText(["web-b", "web-c"]);
  await opensMenu(page, "보기: 실패").press("ArrowDown");
  await expect(page.getByRole("menuitem")).toHaveText(["보기로 저장…", "이 목록의 기본 보기로 지정"]);
  await page.keyboard.press("Escape");

  // A range that ends before it begins, as soon as the clock has gone on a little.
  const to = new Date(Date.now() - 3_600_000 + 2_000).toISOString();
  const own = { ...view, isShared: false, isDefault: true, name: "한때", query: `from=-1h&to=${to}` };
  const kept = await page.request.post(api, { headers: { origin }, data: own });
  expect(kept.status()).toBe(201);
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText("범위의 끝이 시작보다 앞섭니다.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: "필터 없이 목록 열기" }).click();
  // What others see is recorded, what one keeps for oneself is not.
  await expect(names(page)).toHaveText(["실패", "web-a", "web-b", "web-c"]);
});
