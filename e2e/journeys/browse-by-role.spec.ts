import { expect, test } from "@playwright/test";
import { cellOf, enter, gridOf, rowsOf } from "../fixtures/console";
import { minutesAgo, organizationEvent, send, webShopEvent } from "../fixtures/events";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

const some = [
  organizationEvent("org-1", 3),
  webShopEvent("a", 5),
  webShopEvent("b", 7, { outcome: "failure", reason: "Quota exceeded" }),
  { ...webShopEvent("c", 9), project: "data-platform" },
];

test("an administrator sees every event in one list, and each list by itself", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(page.request, apiKey, some);
  await page.goto("/");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/events/all$`));
  await expect(page.getByRole("heading", { name: "All events" })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "web-a" })).toBeVisible();

  await page.getByRole("link", { name: "Organization events" }).click();
  await expect(page.getByRole("heading", { name: "Organization events" })).toBeVisible();
  await expect(gridOf(page).getByRole("gridcell", { name: "Domain Role Assign" })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "web-a" })).toHaveCount(0);

  await page.getByRole("link", { name: "Project data-platform" }).click();
  await expect(page.getByRole("gridcell", { name: "web-c" })).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: "web-" })).toHaveCount(1);
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText("Events");
});

test("switching into a project is itself an event of the project", async ({ page }) => {
  const { slug } = await enter(page);
  await page.goto(`/organizations/${slug}/events/all`);
  await expect(async () => {
    await page.getByRole("link", { name: "Project web-shop" }).click();
    await expect(page).toHaveURL(/projects\/web-shop\/events$/, { timeout: 2_000 });
  }).toPass();
  await expect(async () => {
    await page.reload();
    await expect(gridOf(page).getByRole("gridcell", { name: "Choose Project" }).first()).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

test("a project member sees that project and nothing else", async ({ page }) => {
  const { slug, apiKey } = await enter(page, { person: { projects: { "web-shop": ["project_member"] } } });
  await send(page.request, apiKey, some);
  await page.goto("/");
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/projects/web-shop/events$`));
  await expect(page.getByRole("gridcell", { name: "web-a" })).toBeVisible();
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link")).toHaveText([
    "Project web-shop",
    "Events",
    "Subscriptions",
    "User groups",
    "Deliveries",
    "Catalog",
    "API",
  ]);

  const forbidden = await page.goto(`/organizations/${slug}/events`);
  expect(forbidden?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "Organization events need another role" })).toBeVisible();
  await expect(page.getByText("You are Project Member of Project web-shop.")).toBeVisible();
  await page.getByRole("link", { name: "Open the events of Project web-shop" }).click();
  await expect(page.getByRole("gridcell", { name: "web-a" })).toBeVisible();

  for (const [path, isFramed] of [
    [`/organizations/${slug}/projects/data-platform/events`, true],
    [`/organizations/${slug}/nope`, true],
    [`/organizations/${slug}/projects/web-shop/nope/deeper`, true],
    ["/organizations/none/events", false],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(navigation).toHaveCount(isFramed ? 1 : 0);
    await expect(page.getByRole("main")).toHaveCount(1);
  }
});

test("who lacks a role is told which one it takes and whom to ask", async ({ page }) => {
  const { slug, people } = await orderOrganization({
    people: {
      reader: {
        projects: { "web-shop": ["project_member", "project_leader"], "data-platform": ["project_member"] },
      },
      owner: { organization: ["organization_owner"] },
      viewer: { organization: ["trail_viewer"] },
    },
  });
  const other = await orderOrganization({ people: { stranger: { organization: ["organization_owner"] } } });
  await signIn(page.request, people.reader);
  expect((await page.goto(`/organizations/${slug}/events`))?.status()).toBe(403);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(
    page.getByText("You are Project Member of Project data-platform and Project web-shop"),
  ).toBeVisible();
  await expect(
    page.getByText("Organization Owner, Organization Admin, or Trail Viewer may open this page."),
  ).toBeVisible();
  await expect(page.getByText(people.owner.email)).toBeHidden();
  await page.getByText("See who can grant it").click();
  await expect(page.getByRole("link", { name: people.owner.email })).toBeVisible();
  await expect(page.getByText(people.owner.name)).toBeVisible();
  const html = await page.content();
  for (const unseen of [people.viewer, other.people.stranger]) expect(html).not.toContain(unseen.email);
});

test("the rows stand in the first HTML, in the reader's zone and language", async ({ page }) => {
  const { slug, apiKey } = await enter(page, { locale: "ko", zone: "Asia/Seoul" });
  const occurredAt = `${minutesAgo(90).slice(0, 16)}:07.412Z`;
  await send(page.request, apiKey, [{ ...webShopEvent("a", 90), occurredAt }]);
  const html = await (await page.request.get(`/organizations/${slug}/events/all`)).text();
  const hour = String((new Date(occurredAt).getUTCHours() + 9) % 24).padStart(2, "0");
  const parts = ['lang="ko"', ">인스턴스 사양 변경<", `>${hour}:${occurredAt.slice(14, 16)}:07<`];
  expect(parts.filter((part) => !html.includes(part))).toEqual([]);
});

test("a failure is told by shape and word, and an empty name by where the event stands", async ({ page }) => {
  const { slug, name, apiKey } = await enter(page);
  await send(page.request, apiKey, some);
  await page.goto(`/organizations/${slug}/events/all?event=Domain+Role+Assign&event=Instance+Resize`);
  await expect(cellOf(page, 0, "resourceName")).toHaveText(name);
  await expect(cellOf(page, 2, "outcome")).toHaveText("Failure");
});

test("a page that is too long to be read at once comes bit by bit", async ({ page }) => {
  const { slug, apiKey } = await enter(page);
  await send(
    page.request,
    apiKey,
    Array.from({ length: 450 }, (_, index) => webShopEvent(String(index).padStart(4, "0"), 1 + index)),
  );
  await page.goto(`/organizations/${slug}/projects/web-shop/events?event=Instance+Resize`);
  const grid = gridOf(page);
  await expect(page.getByRole("gridcell", { name: "web-0000" })).toBeVisible();
  expect(await rowsOf(page).count()).toBeLessThan(80);
  await expect(async () => {
    await grid.locator("..").evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await expect(page.getByRole("gridcell", { name: "web-0449" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("No more events in this range")).toBeVisible();
  await expect(page.getByText("of 450")).toBeVisible();
  expect(await rowsOf(page).count()).toBeLessThan(80);
});
