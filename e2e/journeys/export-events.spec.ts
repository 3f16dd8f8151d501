import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { awake, enter } from "../fixtures/console";
import { send, webShopEvent } from "../fixtures/events";

const log = { "list id": "first" };
const some = [
  webShopEvent("a", 5, { log }),
  webShopEvent("b", 6, { outcome: "failure", message: "=1+1" }),
  webShopEvent("c", 7, {
    service: "VPC",
    event: "Subnet Create",
    resource: { type: "Subnet", name: "blue" },
  }),
];

/** Presses an entry of the open panel by keyboard, and reads the file that the browser saves. */
async function save(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name }).focus();
  await page.keyboard.press("Enter");
  const download = await saving;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a filtered list is saved as CSV and as NDJSON, and the trail tells of it", async ({ page }) => {
  const { slug, apiKey } = await enter(page, {
    person: { projects: { "web-shop": ["project_leader"] } },
    zone: "Asia/Seoul",
  });
  await send(page.request, apiKey, some);
  const list = `/organizations/${slug}/projects/web-shop/events`;
  await page.goto(`${list}?service=Virtual+Machine`);
  await awake(page);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  const panel = page.getByRole("dialog", { name: "Export these events" });
  await expect(panel).toContainText("Events in the last 24 hours");
  await expect(panel).toContainText("service is Virtual Machine");

  const csv = await save(page, /^CSV/);
  expect(csv.name).toMatch(new RegExp(`^events-${slug}-web-shop-\\d{8}T\\d{6}Z\\.csv$`));
  const [head, first, second, last] = csv.text.split("\r\n");
  expect(head).toMatch(/^\ufeffEvent time \(Asia\/Seoul\),Event time \(UTC\),/);
  expect(first).toContain(`,${some[0]?.occurredAt},`);
  expect(second).toContain(",'=1+1,");
  expect(last).toContain('""complete"":true,""events"":2,');

  const ndjson = await save(page, /^NDJSON/);
  const lines = ndjson.text.split("\n");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain(`"log":${JSON.stringify(log)}}`);
  const sha256 = createHash("sha256")
    .update(
      lines
        .slice(0, 3)
        .map((line) => `${line}\n`)
        .join(""),
    )
    .digest("hex");
  expect(JSON.parse(lines[3] ?? "").export).toMatchObject({
    complete: true,
    events: 2,
    sha256,
    filters: { service: ["Virtual Machine"] },
  });
  await expect(panel.getByRole("status").last()).toContainText("Its last line says whether it is whole.");

  await page.goto(`${list}?event=Event+Export`);
  await expect(page.locator("tr[data-row]")).toHaveCount(2);
});

test("an export that may not begin says why, in Korean too", async ({ page }) => {
  const { slug } = await enter(page, { locale: "ko" });
  await page.goto(`/organizations/${slug}/events`);
  await awake(page);
  await page.route("**/events/export?*", (route) => route.fulfill({ status: 429 }));
  await page.getByRole("button", { name: "내보내기" }).click();
  const reason = "실행 중인 내보내기가 너무 많습니다. 하나가 끝난 뒤에 다시 시도하십시오.";
  await expect(page.getByText(reason)).toBeVisible();
  const choice = page.getByRole("link", { name: /^CSV/ });
  await expect(choice).toHaveAttribute("aria-disabled", "true");
  await expect(choice).toHaveAccessibleDescription(reason);
});
