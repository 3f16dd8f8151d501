import { get, type IncomingMessage } from "node:http";
import { expect, test } from "@playwright/test";
import { minutesAgo, send } from "../fixtures/events";
import { type Organization, orderOrganization } from "../fixtures/organization";

/** More than the buffers between a server and a client that reads nothing. */
const largeEvents = Array.from({ length: 45 }, (_, n) => ({
  id: `large-${n}`,
  occurredAt: minutesAgo(n + 1),
  scope: "organization" as const,
  service: "Bulk",
  event: "Bulk Put",
  log: { text: "x".repeat(900_000) },
}));

let acme: Organization;

test.beforeAll(async ({ playwright, baseURL }) => {
  acme = await orderOrganization({ keyPermissions: ["events.ingest", "organizationEvents.read"] });
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  for (let start = 0; start < largeEvents.length; start += 15) {
    await send(request, acme.apiKey, largeEvents.slice(start, start + 15));
  }
  await request.dispose();
});

const addressOf = (baseURL: string | undefined, query: string) =>
  `${baseURL}/api/v1/organizations/${acme.slug}/events/export?service=Bulk&${query}`;
const headersOf = () => ({ authorization: `Bearer ${acme.apiKey}` });

/** Begins an export and reads nothing of it. */
const begin = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { headers: headersOf(), agent: false }, resolve).on("error", reject);
  });

test("clients that go away end their exports, whose places others then take", async ({
  baseURL,
  request,
}) => {
  const url = addressOf(baseURL, "format=ndjson");
  const recorded = async () => {
    const answer = await request.get(`/api/v1/organizations/${acme.slug}/events?event=Event+Export`, {
      headers: headersOf(),
    });
    const { events }: { events: { outcome: string; reason: string }[] } = await answer.json();
    return events.map(({ outcome, reason }) => `${outcome}: ${reason}`);
  };
  const gone = "failure: The client stopped reading before the export was complete.";
  for (const round of [1, 2]) {
    const answers = [await begin(url), await begin(url)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    for (const method of ["GET", "HEAD"]) {
      const third = await request.fetch(url, { method, headers: headersOf() });
      expect(third.status()).toBe(429);
      expect(Number(third.headers()["retry-after"])).toBeGreaterThan(0);
    }
    // Neither has ended by itself: what nobody reads is not made.
    expect(await recorded()).toHaveLength((round - 1) * 2);
    for (const answer of answers) answer.destroy();
    await expect.poll(recorded).toEqual(Array.from({ length: round * 2 }, () => gone));
  }
  for (let n = 0; n < 3; n += 1) {
    const asked = await request.fetch(url, { method: "HEAD", headers: headersOf() });
    expect(asked.status()).toBe(200);
  }
  const whole = await request.get(url, { headers: headersOf() });
  const lines = (await whole.text()).trimEnd().split("\n");
  expect(lines).toHaveLength(largeEvents.length + 2);
  expect(JSON.parse(lines.at(-1) ?? "").export).toMatchObject({ complete: true, events: largeEvents.length });
  expect(await recorded()).toHaveLength(5);
});
