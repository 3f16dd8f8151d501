import { expect, test } from "@playwright/test";
import { chipOf, chooseService, enterSubscriptions, partOf, popupOf } from "../fixtures/subscriptions";

test("from a list of events the popup opens with what the list is narrowed to", async ({ page }) => {
  const { organization, ask } = await enterSubscriptions(page);
  const seen = "event-sources?provider=nhncloud&service=EasyCache&resourceType=CACHE";
  await expect
    .poll(async () => (await ask<{ eventSources: unknown[] }>("get", seen)).eventSources.length)
    .toBe(3);
  const popup = popupOf(page);
  const sources = partOf(popup, /^Event sources$/);
  const subscribe = async (filters: string) => {
    await page.goto(`/organizations/${organization.slug}/projects/web-shop/events?${filters}`);
    await page.getByRole("link", { name: "Subscribe to these events" }).click();
  };
  await subscribe("event=BACKUP_FAILED&resourceName=cache-alpha&resourceName=cache&outcome=failure");
  await expect(popup.getByRole("button", { name: /^Service EasyCache/ })).toBeVisible();
  await expect(popup.getByRole("radio", { name: /^CACHE/ })).toBeChecked();
  await expect(chipOf(popup, "BACKUP_FAILED")).toHaveAttribute("aria-pressed", "true");
  await expect(sources.getByRole("checkbox", { name: /cache-alpha/ })).toBeChecked();
  await expect(sources.getByRole("checkbox", { name: /cache-beta/ })).not.toBeChecked();
  await expect(
    sources.getByText(/^Filters of the list left out: outcome, resource name “cache”, under/),
  ).toBeVisible();
  // Whoever thinks better of it is back where they came from.
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/events\?event=BACKUP_FAILED&/);

  // Nothing tells of which type the resource is: it waits for the choice.
  await subscribe("resourceId=c-beta");
  await expect(popup.getByText(/once you choose a service: resource ID c-beta$/)).toBeVisible();
  await chooseService(popup, "EasyCache");
  await expect(popup.getByText(/once you choose an event type: resource ID c-beta$/)).toBeVisible();
  await popup.getByRole("radio", { name: /^CACHE/ }).check();
  await expect(sources.getByRole("checkbox", { name: /cache-beta/ })).toBeChecked();
  await expect(popup.getByText(/resource ID c-beta/)).toHaveCount(0);
});
