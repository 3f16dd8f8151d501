import { expect, type Page, test } from "@playwright/test";
import { awake, enter, rowsOf } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const some = [
  webShopEvent("a", 5),
  webShopEvent("b", 6, { outcome: "failure" }),
  webShopEvent("c", 7, {
    service: "VPC",
    event: "Subnet Create",
    resource: { type: "Subnet", name: "blue" },
  }),
];

async function open(page: Page, query: string, locale: "en" | "ko" = "en") {
  const { slug, apiKey } = await enter(page, { locale });
  await send(page.request, apiKey, some);
  await page.goto(`/organizations/${slug}/events/all${query}`);
  return slug;
}

/** The filters below the words that nothing matches, each with what is said beside it. */
const filtersOf = (page: Page) => page.locator("section section").getByRole("listitem");

test("each filter of a list that matches nothing says what it keeps out", async ({ page }) => {
  await open(page, "?actor=nobody&service=VPC&resourceName=web");
  await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
  await expect(page.getByText("All of the history was searched.")).toBeVisible();
  await expect(filtersOf(page).filter({ hasText: "still none in this range without it" })).toHaveCount(3);
  await expect(page.getByText("Removing a filter helps:")).toHaveCount(0);

  await page.getByRole("main").getByRole("button", { name: "Remove: resource name has web" }).last().click();
  const nobody = filtersOf(page).filter({ hasText: "nobody" });
  await expect(nobody).toContainText("1 event in this range without it");
  await expect(filtersOf(page).filter({ hasText: "VPC" })).toContainText("still none in this range");
  await expect(page.getByText("Removing a filter helps:")).toBeVisible();
  await nobody.getByRole("button", { name: "Remove: user is nobody" }).click();
  await expect(rowsOf(page)).toHaveCount(1);
});

test("counts that ended at their bound, and those that did not come, are not said as more", async ({
  page,
}) => {
  const count = (value: number, relation: string) => ({
    negated: false,
    count: { value, relation },
    didYouMean: null,
  });
  await page.route("**/without-each?**", (route) =>
    route.fulfill({
      json: {
        withoutEach: [
          { field: "service", value: "VPC", ...count(10_000, "gte") },
          { field: "actor", value: "nobody", ...count(0, "gte") },
        ],
      },
    }),
  );
  await open(page, "?actor=nobody&service=VPC&channel=fax", "ko");
  await expect(filtersOf(page).filter({ hasText: "VPC" })).toContainText("이 기간에 10,000건 이상");
  await expect(filtersOf(page).filter({ hasText: "nobody" })).toContainText("한도에서 멈춤");
  await expect(filtersOf(page).filter({ hasText: "fax" })).toHaveText(/^채널=같음fax$/);
});

test("a mistyped code leads to the one of the catalog that was meant", async ({ page }) => {
  await open(page, "?service=Virtual+Machin&event=Instance+Resize");
  await page.getByRole("button", { name: "Did you mean Virtual Machine?" }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page).toHaveURL(/service=Virtual\+Machine&event=Instance\+Resize/);
});

test("a project that is not among one's own is told by its name, and none is told from one that is not there", async ({
  page,
}) => {
  const { slug } = await enter(page, {
    person: { projects: { "web-shop": ["project_member"], "data-platform": ["project_member"] } },
    projects: ["web-shop", "data-platform", "secret"],
  });
  for (const name of ["web", "secret"]) {
    await page.goto(`/organizations/${slug}/events/all?project=${name}`);
    await expect(page.getByRole("heading", { name: "This address can't be read" })).toBeVisible();
    await expect(page.getByText(`project=${name}`)).toBeVisible();
    await expect(page.getByText("None of the projects that you may read has this name.")).toBeVisible();
  }
  await page.getByRole("link", { name: "Open the list without filters" }).click();
  await expect(page).toHaveURL(new RegExp(`/organizations/${slug}/events/all$`));
  await expect(page.getByRole("heading", { name: "All events" })).toBeVisible();
});

test("a scope, and a network that can't be, are refused at the field with a reason", async ({ page }) => {
  const slug = await open(page, "");
  await awake(page);
  const field = page.getByRole("combobox", { name: "Search events" });
  await field.fill("scope:organization");
  await field.press("Enter");
  await expect(page.getByRole("alert").getByText(/^Each scope is a list of its own/)).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("sourceIp:10.0.0.0/33");
  await field.press("Enter");
  await expect(page.getByText(/^A network has a prefix from 0 to 32/)).toBeVisible();
  await expect(field).toHaveValue("sourceIp:10.0.0.0/33");
  await expect(page.locator("[data-fault-mark] mark")).toHaveText("10.0.0.0/33");
  await field.fill("sourceIp:203.0.113.0/24");
  await field.press("Enter");
  await expect(rowsOf(page)).toHaveCount(3);

  await page.goto(`/organizations/${slug}/events/all?scope=project&sourceIp=10.0.0.0/33`);
  await expect(page.getByText(/Each scope is a list of its own/)).toBeVisible();
  await expect(page.getByText(/A network has a prefix/)).toBeVisible();
});
