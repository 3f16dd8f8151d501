import { type APIRequestContext, expect, test } from "@playwright/test";
import { type Organization, orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

const keys = {
  "every project": { permissions: ["events.ingest"] },
  "only web-shop": { permissions: ["events.ingest"], projects: ["web-shop"] },
  "no ingest": { permissions: ["organizationEvents.read", "projectEvents.read"] },
  revoked: { permissions: ["events.ingest"], isRevoked: true },
  expired: { permissions: ["events.ingest"], isExpired: true },
} as const;
type Key = keyof typeof keys;

let own: Organization<"owner", Key>;
let other: Organization;

test.beforeAll(async () => {
  own = await orderOrganization({ people: { owner: { organization: ["organization_owner"] } }, keys });
  other = await orderOrganization();
});

/** One event for each place that a sender may name; ids are the places' names. */
const places = (): Record<string, object> => ({
  organization: { scope: "organization" },
  "web-shop": { scope: "project", project: "web-shop" },
  "web-shop by id": { scope: "project", project: own.projects["web-shop"]?.id },
  "data-platform": { scope: "project", project: "data-platform" },
  "another organization's project": { scope: "project", project: other.projects["web-shop"]?.id },
  "no project": { scope: "project", project: "no-such-project" },
});

async function send(request: APIRequestContext, headers: Record<string, string>) {
  const occurredAt = new Date().toISOString();
  const data = Object.entries(places()).map(([id, place]) => ({
    id,
    occurredAt,
    service: "S",
    event: "E",
    ...place,
  }));
  return request.post("/api/v1/events", { headers, data });
}

const accepts: Partial<Record<Key, readonly string[]>> = {
  "every project": ["organization", "web-shop", "web-shop by id", "data-platform"],
  "only web-shop": ["web-shop", "web-shop by id"],
};

for (const [key, accepted] of Object.entries(accepts) as [Key, readonly string[]][]) {
  test(`a key for ${key} writes there and nowhere else`, async ({ request }) => {
    const answer = await send(request, { authorization: `Bearer ${own.keys[key]}` });
    expect(answer.status()).toBe(200);
    const { rejected, ...counts } = await answer.json();
    expect(counts).toEqual({ accepted: accepted.length, duplicates: 0 });
    const refused = rejected.map((item: { id: string }) => item.id);
    expect(refused).toEqual(Object.keys(places()).filter((id) => !accepted.includes(id)));
  });
}

const statuses: Partial<Record<Key, number>> = { "no ingest": 403, revoked: 401, expired: 401 };
for (const [key, status] of Object.entries(statuses) as [Key, number][]) {
  test(`a key with ${key} is answered ${status}`, async ({ request }) => {
    expect((await send(request, { authorization: `Bearer ${own.keys[key]}` })).status()).toBe(status);
  });
}

test("a person can't write events, whatever their role", async ({ request, baseURL }) => {
  await signIn(request, own.people.owner);
  expect((await send(request, { origin: baseURL ?? "" })).status()).toBe(401);
});
