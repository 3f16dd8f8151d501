import { type APIRequestContext, expect, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

type Method = "post" | "patch";

const caches = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" } as const;

/** An organization with everything that a bad body can be bad about, and one beside it. */
async function makeWorld(request: APIRequestContext, isForPeople = false) {
  const permissions = ["subscriptions.read", "subscriptions.manage", "projectEvents.read"];
  const order = {
    people: {
      member: { projects: { "web-shop": ["project_member"] } },
      outsider: { projects: { "data-platform": ["project_member"] } },
    },
    keys: { manage: { permissions } },
  } as const;
  const [own, other] = await Promise.all([orderOrganization(order), orderOrganization(order)]);
  const send = (organization: typeof own, project: string, method: Method, path: string, data: unknown) =>
    request[method](`/api/v1/organizations/${organization.slug}/projects/${project}/${path}`, {
      headers: { authorization: `Bearer ${organization.keys.manage}` },
      data,
    });
  if (isForPeople) await signIn(request, own.people.member);
  const { origin } = new URL(test.info().project.use.baseURL ?? "");
  const askInPerson = (path: string, data: unknown) =>
    request.post(`/api/v1/organizations/${own.slug}/projects/web-shop/${path}`, {
      headers: { origin },
      data,
    });
  const make = async (organization: typeof own, project: string, path: string, data: unknown) => {
    const answer = await send(organization, project, "post", path, data);
    expect(answer.ok(), await answer.text()).toBe(true);
    return ((await answer.json()) as { id: string }).id;
  };
  const group = { name: "Everybody", kind: "all_members" };
  const [here, elsewhere, foreign] = await Promise.all([
    make(own, "web-shop", "user-groups", group),
    make(own, "data-platform", "user-groups", group),
    make(other, "web-shop", "user-groups", group),
  ]);
  return {
    own,
    other,
    groups: { here, elsewhere, foreign },
    ask: (method: Method, path: string, data: unknown) =>
      isForPeople ? askInPerson(path, data) : send(own, "web-shop", method, path, data),
    make: (path: string, data: unknown) => make(own, "web-shop", path, data),
  };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** Fields that are at fault, and where the answer must say so. */
type Case = [name: string, fields: (world: World) => Record<string, unknown>, path: string];

const codes: readonly Case[] = [
  ["an unknown code", () => ({ events: ["BACKUP_FAILED", "NOT_A_CODE"] }), "events.1"],
  ["a code that can't be subscribed to", () => ({ events: ["BACKUP_MIGRATE_START"] }), "events.0"],
  ["a retired code", () => ({ events: ["GROUP_RESTART_START"] }), "events.0"],
];

const drafts: readonly Case[] = [
  ...codes,
  ["a type that is in no catalog", () => ({ resourceType: "SHARD" }), "resourceType"],
  ["a group of another project", ({ groups }) => ({ userGroups: [groups.elsewhere] }), "userGroups.0"],
  ["another's group", ({ groups }) => ({ userGroups: [groups.here, groups.foreign] }), "userGroups.1"],
  ["an empty source", () => ({ sources: [{ resourceName: "" }] }), "sources.0.resourceName"],
];

const tooLongName: Case = ["101 characters", () => ({ name: "가".repeat(101) }), "name"];
const noChannel: Case = ["no channel", () => ({ notify: { email: false, sms: false } }), "notify"];

const whole: readonly Case[] = [
  ...drafts,
  tooLongName,
  ["no name", () => ({ name: " " }), "name"],
  noChannel,
  ["no group", () => ({ userGroups: [] }), "userGroups"],
];

const templates: readonly Case[] = [...codes, tooLongName, ["no code", () => ({ events: [] }), "events"]];

const groups: readonly Case[] = [
  tooLongName,
  ["a name that is taken", () => ({ name: "Everybody" }), "name"],
  ["an unknown kind", () => ({ kind: "some" }), "kind"],
  ["nobody chosen", () => ({ kind: "members", members: [] }), "members"],
  [
    "somebody of another project",
    ({ own }) => ({ kind: "members", members: [own.people.member.id, own.people.outsider.id] }),
    "members.1",
  ],
  [
    "somebody of another organization",
    ({ other }) => ({ kind: "members", members: [other.people.member.id] }),
    "members.0",
  ],
];

const subscriptionBody = ({ groups: { here } }: World) => ({ ...caches, name: "Caches", userGroups: [here] });
const templateBody = () => ({ ...caches, name: "Own", events: ["BACKUP_FAILED"] });
const groupBody = ({ own }: World) => ({ name: "Chosen", kind: "members", members: [own.people.member.id] });

/** A body that is right but for the case's fields; a change sends these alone. */
interface Endpoint {
  route: string;
  cases: readonly Case[];
  body: (world: World) => object;
  isChange?: true;
  /** Keys are not let in: a member asks. */
  isForPeople?: true;
}

const endpoints: readonly Endpoint[] = [
  { route: "subscriptions", cases: whole, body: subscriptionBody },
  { route: "subscriptions", cases: whole, body: subscriptionBody, isChange: true },
  { route: "subscriptions/preview", cases: drafts, body: subscriptionBody },
  {
    route: "subscriptions/test",
    cases: [...drafts, tooLongName, noChannel],
    body: subscriptionBody,
    isForPeople: true,
  },
  { route: "event-templates", cases: templates, body: templateBody },
  { route: "event-templates", cases: templates, body: templateBody, isChange: true },
  { route: "user-groups", cases: groups, body: groupBody },
  { route: "user-groups", cases: groups, body: groupBody, isChange: true },
];

for (const { route, cases, body, isChange, isForPeople } of endpoints) {
  const method = isChange ? "patch" : "post";
  test(`${method.toUpperCase()} ${route} names the field at fault`, async ({ request }) => {
    const world = await makeWorld(request, isForPeople);
    const path = isChange ? `${route}/${await world.make(route, body(world))}` : route;
    for (const [name, fieldsOf, field] of cases) {
      const fields = fieldsOf(world);
      const answer = await world.ask(method, path, isChange ? fields : { ...body(world), ...fields });
      expect(answer.status(), name).toBe(422);
      expect(answer.headers()["content-type"], name).toContain("application/problem+json");
      const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
      expect(
        errors.map((error) => error.path),
        name,
      ).toEqual([field]);
      expect(errors[0]?.message, name).not.toBe("");
    }
  });
}

test("a draft needs neither name, channel nor group, and a project elsewhere is not there", async ({
  request,
}) => {
  const world = await makeWorld(request);
  const draft = { ...caches, notify: { email: false, sms: false }, userGroups: [] };
  expect((await world.ask("post", "subscriptions/preview", draft)).status()).toBe(200);
  const foreign = await request.post(
    `/api/v1/organizations/${world.other.slug}/projects/web-shop/subscriptions`,
    {
      headers: { authorization: `Bearer ${world.own.keys.manage}` },
      data: subscriptionBody(world),
    },
  );
  expect(foreign.status()).toBe(404);
});
