import { type APIRequestContext, expect, test } from "@playwright/test";
import { apiKeyPermissions } from "@/lib/access/permissions";
import { organizationRoles, projectRoles } from "@/lib/access/roles";
import {
  type KeyPlan,
  type Organization,
  orderOrganization,
  type PersonPlan,
} from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";
import type { Target } from "./endpoint";
import { endpoints } from "./endpoints";
import { type Aim, type Caller, expectedStatus } from "./expected-status";

// Every caller asks every endpoint about every place: several hundred requests in one test.
test.setTimeout(240_000);

const projectSlugs = ["web-shop", "data-platform"] as const;

/** Every role alone, roles that add up, and none. */
const people: Record<string, PersonPlan> = {
  ...Object.fromEntries(organizationRoles.map((role) => [role, { organization: [role] }])),
  ...Object.fromEntries(projectRoles.map((role) => [role, { projects: { "web-shop": [role] } }])),
  both: { organization: ["trail_viewer"], projects: { "web-shop": ["project_member"] } },
  nobody: {},
};

/** Every permission alone, all of them, none, and all of them limited to a project. */
const keys: Record<string, KeyPlan> = {
  ...Object.fromEntries(apiKeyPermissions.map((permission) => [permission, { permissions: [permission] }])),
  everything: { permissions: [...apiKeyPermissions] },
  nothing: { permissions: [] },
  "only web-shop": { permissions: [...apiKeyPermissions], projects: ["web-shop"] },
};
const deadKeys: Record<string, KeyPlan> = {
  revoked: { permissions: [...apiKeyPermissions], isRevoked: true },
  expired: { permissions: [...apiKeyPermissions], isExpired: true },
};

let own: Organization<string, string>;
let other: Organization<string, string>;

const eventOf = (project: string | null) => ({
  id: `event-of-${project ?? "organization"}`,
  occurredAt: new Date().toISOString(),
  ...(project === null ? { scope: "organization" } : { scope: "project", project }),
  service: "Matrix",
  event: "Look",
});

test.beforeAll(async ({ request }) => {
  own = await orderOrganization({ people, keys: { ...keys, ...deadKeys } });
  other = await orderOrganization({ people: { admin: { organization: ["organization_admin"] } } });
  for (const { apiKey } of [own, other]) {
    const answer = await request.post("/api/v1/events", {
      headers: { authorization: `Bearer ${apiKey}` },
      data: [null, ...projectSlugs].map(eventOf),
    });
    expect(await answer.json()).toMatchObject({ accepted: 3, rejected: [] });
  }
});

interface Aimed extends Aim {
  name: string;
  target: Target;
}

const idOf = (organization: Organization<string, string>, slug: string) =>
  organization.projects[slug]?.id ?? "";

const target = (organization: string, project: string, slug: string = project): Target => ({
  organization,
  project,
  organizationEvent: eventOf(null).id,
  projectEvent: eventOf(slug).id,
});

/** Everything that a caller may try: by slug and by id, what is theirs, what is not, what is not there. */
function aims(): Aimed[] {
  // One project by its slug and the other by its id: every route resolves both by the same function.
  const ownProjects = projectSlugs.map((slug, index) => {
    const isBySlug = index === 0;
    const aimed = isBySlug ? target(own.slug, slug) : target(own.id, idOf(own, slug), slug);
    return {
      name: `${slug} by ${isBySlug ? "slug" : "id"}`,
      isOwnOrganization: true,
      project: slug,
      target: aimed,
    };
  });
  const elsewhere = [
    { name: "another organization by slug", target: target(other.slug, "web-shop") },
    { name: "another organization by id", target: target(other.id, idOf(other, "web-shop"), "web-shop") },
    { name: "no organization", target: target("no-such-organization", "web-shop") },
  ].map((item) => ({ ...item, isOwnOrganization: false, project: null }));
  const noProject = [
    {
      name: "another organization's project by id",
      target: target(own.slug, idOf(other, "web-shop"), "web-shop"),
    },
    { name: "no project", target: target(own.slug, "no-such-project", "web-shop") },
  ].map((item) => ({ ...item, isOwnOrganization: true, project: null }));
  return [...ownProjects, ...elsewhere, ...noProject];
}

/** A project that is not there says nothing about requests that name none. */
const concerns = (endpoint: (typeof endpoints)[number], aim: Aimed) =>
  aim.project !== null || !aim.isOwnOrganization || endpoint.need.kind === "project";

async function compare(request: APIRequestContext, caller: Caller, headers: Record<string, string> = {}) {
  const answered: Record<string, number> = {};
  const expected: Record<string, number> = {};
  const { origin } = new URL(test.info().project.use.baseURL ?? "");
  const change = { "content-type": "application/json", origin };
  for (const aim of aims()) {
    for (const endpoint of endpoints.filter((item) => concerns(item, aim))) {
      const path = endpoint.path(aim.target);
      const name = `${endpoint.method} ${path} (${aim.name})`;
      const answer = await request.fetch(path, {
        method: endpoint.method,
        headers: { ...(endpoint.method === "GET" ? {} : change), ...headers },
        ...(endpoint.body === undefined ? {} : { data: endpoint.body }),
      });
      answered[name] = answer.status();
      expected[name] = expectedStatus(caller, endpoint, aim, projectSlugs);
    }
  }
  expect(answered).toEqual(expected);
}

for (const [name, person] of Object.entries(people)) {
  test(`a person with ${name}`, async ({ request }) => {
    const account = own.people[name];
    if (!account) throw new Error(`There is no ${name}.`);
    await signIn(request, account);
    await compare(request, { person });
  });
}

for (const [name, key] of Object.entries(keys)) {
  test(`a key with ${name}`, async ({ request }) => {
    await compare(request, { key }, { authorization: `Bearer ${own.keys[name]}` });
  });
}

for (const name of Object.keys(deadKeys)) {
  test(`a key that is ${name}`, async ({ request }) => {
    await compare(request, null, { authorization: `Bearer ${own.keys[name]}` });
  });
}

test("nobody in particular", async ({ request }) => {
  await compare(request, null);
});
