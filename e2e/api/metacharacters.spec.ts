import { expect, test } from "@playwright/test";
import { type SentEvent, send, webShopEvent } from "../fixtures/events";
import { type Organization, orderOrganization } from "../fixtures/organization";

/** What means something to SQL, LIKE or a regular expression, and would match an event if it got there. */
const hostile = [
  "'; DROP TABLE events; --",
  "' OR '1'='1",
  "%",
  "__",
  "100%",
  "\\%",
  ".*",
  '"x"',
  "$1",
  "a;b",
];

/** Filters whose values are any text. */
const texts = [
  "service",
  "resourceType",
  "resourceName",
  "resourceId",
  "event",
  "actor",
  "channel",
  "requestId",
  "correlationId",
  "traceId",
  "userAgent",
  "provider",
];
/** Filters with values of their own, which none of these is. */
const choices = ["actorType", "outcome", "catalogStatus"];

let acme: Organization;
const only = { ...webShopEvent("only", 5), message: "a message", userAgent: "an agent" };

test.beforeAll(async ({ playwright, baseURL }) => {
  acme = await orderOrganization({
    keyPermissions: ["events.ingest", "organizationEvents.read", "projectEvents.read"],
  });
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  await send(request, acme.apiKey, [only as SentEvent]);
  await request.dispose();
});

const headersOf = () => ({ authorization: `Bearer ${acme.apiKey}` });

for (const path of ["events", "events/nearest"]) {
  test(`no metacharacter in a filter of ${path} finds what it does not name`, async ({ request }) => {
    const base = `/api/v1/organizations/${acme.slug}/${path}`;
    // The event is in the list's range, and right before that of which the nearest is asked.
    const bounds = { scope: "all", from: path === "events" ? "-1h" : "-1m" };
    const ask = async (field: string, value: string) => {
      const answer = await request.get(base, {
        headers: headersOf(),
        params: { ...bounds, [field]: value },
      });
      return { status: answer.status(), body: await answer.json() };
    };
    for (const value of hostile) {
      for (const field of texts) {
        const { status, body } = await ask(field, value);
        const found = path === "events" ? body.events : body.before;
        expect([field, value, status, found]).toEqual([field, value, 200, path === "events" ? [] : null]);
      }
      for (const field of choices) {
        const { status, body } = await ask(field, value);
        expect([field, value, status, body.errors?.[0]?.path]).toEqual([field, value, 400, field]);
      }
    }
    for (const value of hostile) expect([value, (await ask("project", value)).status]).toEqual([value, 404]);
    for (const value of hostile.filter((text) => text.length > 1)) {
      expect([value, (await ask("q", value)).status]).toEqual([value, 200]);
      expect([value, (await ask("sourceIp", value)).status]).toEqual([value, 200]);
    }
    const { body } = await ask("outcome", "success");
    expect(JSON.stringify(body)).toContain('"only"');
  });
}

test("no metacharacter in a filter of the catalog finds what it does not name", async ({ request }) => {
  const ask = async (field: string, value: string) => {
    const answer = await request.get("/api/v1/catalog", {
      headers: headersOf(),
      params: { [field]: value, limit: "5" },
    });
    return { status: answer.status(), body: await answer.json() };
  };
  for (const value of hostile) {
    for (const field of ["service", "resourceType", "provider"]) {
      const { status, body } = await ask(field, value);
      expect([field, value, status, body.events]).toEqual([field, value, 200, []]);
    }
    for (const field of ["scope", "status", "subscribable"]) {
      const { status, body } = await ask(field, value);
      expect([field, value, status, body.errors?.[0]?.path]).toEqual([field, value, 400, field]);
    }
    expect([value, (await ask("q", value)).status]).toEqual([value, 200]);
  }
});
