import { expect, type Page, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

async function openCatalog(page: Page, query = "", locale: "en" | "ko" = "en") {
  const organization = await orderOrganization({
    people: { member: { projects: { "web-shop": ["project_member"] } } },
  });
  await signIn(page.request, organization.people.member);
  await page
    .context()
    .addCookies([{ name: "cairn-locale", value: locale, url: test.info().project.use.baseURL ?? "" }]);
  await page.goto(`/organizations/${organization.slug}/catalog${query}`);
}

/** Keys and filters answer once the page's script runs; until then the rows can only be read. */
async function focusSearch(page: Page) {
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Search the catalog")).toBeFocused({ timeout: 500 });
  }).toPass();
}

const rows = (page: Page) => page.locator("[data-entry]");

/** The count over the whole catalog, which grows with each act of the console that is recorded. */
const wholeCatalog = /1,\d{3} entries/;

test("a member browses by provider and service, and the address says where", async ({ page }) => {
  await openCatalog(page);
  await page.getByRole("link", { name: /^NHN Cloud/ }).click();
  await expect(page.getByText("754 entries")).toBeVisible();
  await page.getByRole("link", { name: /^EasyCache/ }).click();
  await expect(page.getByText("234 entries")).toBeVisible();
  await expect(page).toHaveURL(/\?provider=nhncloud&service=EasyCache$/);
  await page.goBack();
  await expect(page.getByText("754 entries")).toBeVisible();
});

test("a change that comes before the last one was answered builds on it", async ({ page }) => {
  await openCatalog(page);
  await focusSearch(page);
  await page.getByRole("link", { name: /^NHN Cloud/ }).click();
  await page.getByRole("link", { name: /^EasyCache/ }).click();
  await page.getByLabel("Status").selectOption("retired");
  await page.getByLabel("Scope").selectOption("project");
  await expect(page).toHaveURL(/\?provider=nhncloud&service=EasyCache&scope=project&status=retired$/);
  await expect(rows(page)).toHaveCount(42);
});

test("a search in Korean finds an entry that is shown in English", async ({ page }) => {
  await openCatalog(page);
  await focusSearch(page);
  await page.keyboard.type("버킷 정책 설정");
  await expect(page).toHaveURL(/q=/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("PutBucketPolicy");
  await page.keyboard.press("Escape");
  await expect(page.getByText(wholeCatalog)).toBeVisible();
});

test("a legacy entry leads to where it stands now, and a link to an entry opens it", async ({ page }) => {
  await openCatalog(page, "?status=legacy");
  await page.getByRole("link", { name: "now Create Topic" }).click();
  await expect(page).toHaveURL(/open=kakaocloud%7Cproject%7CPub%2FSub%7CTopic%7CCreate\+Topic/);
  const entry = page.getByRole("button", { name: "Create Topic", expanded: true });
  await expect(entry).toBeFocused();
  await page.reload();
  await expect(entry).toBeVisible();
  await expect(page.getByText("Current: the provider still emits it.")).toBeVisible();
});

test("the keys walk the rows, unfold and fold", async ({ page }) => {
  await openCatalog(page, "?service=DNS", "ko");
  const first = rows(page).first().getByRole("button");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(first).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  const opened = page.getByRole("button", { expanded: true, name: "DNS 영역 생성" });
  await expect(opened).toBeFocused();
  await expect(page.getByText("Zone Create · DNS 영역 생성")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { expanded: true, name: "DNS 영역 생성" })).toHaveCount(0);
});

test("more rows come as the end of the list comes near", async ({ page }) => {
  await openCatalog(page, "?provider=cairn&provider=nhncloud&service=Infrastructure");
  await expect(rows(page)).toHaveCount(100);
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect(rows(page)).toHaveCount(200);
});

test("a search that finds nothing and a mistyped link say what to do", async ({ page }) => {
  await openCatalog(page, "?q=zzzz");
  await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show the whole catalog" }).click();
  await expect(page.getByText(wholeCatalog)).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?scope=galaxy`);
  await expect(page.getByRole("heading", { name: /filter that the catalog does not know/ })).toBeVisible();
});

test("the rows stand in the first HTML, and a phone needs no sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openCatalog(page, "?provider=aws&service=S3");
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain("PutBucketPolicy");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

for (const locale of ["en", "ko"] as const) {
  test(`at 1440 px every column stands, and what stands for a legacy entry is whole, ${locale}`, async ({
    page,
  }) => {
    await openCatalog(page, "", locale);
    const heads = page.getByRole("columnheader");
    await expect(heads.filter({ hasText: /^(Resource type|리소스 유형)$/ })).toBeVisible();
    await expect(heads.filter({ visible: true })).toHaveCount(7);
    await page.goto(`${new URL(page.url()).pathname}?status=legacy`);
    const links = rows(page).getByRole("link", { name: /^(now|현재) / });
    await expect(links).toHaveCount(60);
    const cut = await links.evaluateAll((all) =>
      all.filter((link) => link.scrollWidth > link.clientWidth).map((link) => link.textContent),
    );
    expect(cut).toEqual([]);
  });
}
