import type { Endpoint, Need, Target } from "./endpoint";

const both = ["session", "apiKey"] as const;
const organizations = "organizations/[organization]";
const projects = `${organizations}/projects/[project]`;
const readOwn: Need = { kind: "organization", permission: "organizationEvents.read" };
const readProject: Need = { kind: "project", permission: "projectEvents.read" };
const readAnyProject: Need = { kind: "anyProject", permission: "projectEvents.read" };

const read = (route: string, path: Endpoint["path"], need: Need): Endpoint => ({
  route,
  method: "GET",
  path: (target) => `/api/v1/${path(target)}`,
  need,
  principals: both,
  success: 200,
});

const inOrganization = (rest: string) => (target: Target) => `organizations/${target.organization}/${rest}`;
const inProject = (rest: string) => (target: Target) =>
  `organizations/${target.organization}/projects/${target.project}/${rest}`;

const organizationEvents: Endpoint[] = [
  "events",
  "events/nearest",
  "events/without-each",
  "events/stats",
].flatMap((rest) => [
  read(`${organizations}/${rest}`, inOrganization(rest), readOwn),
  read(`${organizations}/${rest}`, inOrganization(`${rest}?scope=project`), readAnyProject),
  read(`${organizations}/${rest}`, inOrganization(`${rest}?scope=all`), { kind: "anyEvents" }),
]);

const exported = "events/export";
const organizationExports: Endpoint[] = [
  read(`${organizations}/${exported}`, inOrganization(`${exported}?format=csv`), readOwn),
  read(
    `${organizations}/${exported}`,
    inOrganization(`${exported}?format=ndjson&scope=project`),
    readAnyProject,
  ),
  read(`${organizations}/${exported}`, inOrganization(`${exported}?format=csv&scope=all`), {
    kind: "anyEvents",
  }),
];

const values = "events/values?field=actor";
const eventValues: Endpoint[] = [
  read(`${organizations}/events/values`, inOrganization(values), readOwn),
  read(`${organizations}/events/values`, inOrganization(`${values}&scope=project`), readAnyProject),
  read(`${organizations}/events/values`, inOrganization(`${values}&scope=all`), { kind: "anyEvents" }),
  read(`${projects}/events/values`, inProject(values), readProject),
];

const singleEvents: Endpoint[] = (["organizationEvent", "projectEvent"] as const).flatMap((kind) => {
  const at = (suffix: string, query: (id: string) => string) => (target: Target) =>
    inOrganization(`events/${suffix}${query(target[kind])}`)(target);
  return [
    read(
      `${organizations}/events/[event]`,
      at("", (id) => id),
      { kind },
    ),
    read(
      `${organizations}/events/[event]/log`,
      at("", (id) => `${id}/log`),
      { kind },
    ),
    read(
      `${organizations}/events/by-id`,
      at("by-id", (id) => `?id=${id}`),
      { kind },
    ),
    read(
      `${organizations}/events/by-id/log`,
      at("by-id/log", (id) => `?id=${id}`),
      { kind },
    ),
  ];
});

const projectEvents: Endpoint[] = [
  read(`${projects}/events`, inProject("events"), readProject),
  read(`${projects}/events/nearest`, inProject("events/nearest"), readProject),
  read(`${projects}/events/stats`, inProject("events/stats"), readProject),
  read(`${projects}/events/without-each`, inProject("events/without-each"), readProject),
  read(`${projects}/${exported}`, inProject(`${exported}?format=ndjson`), readProject),
  read(
    `${projects}/events/[event]`,
    (target) => inProject(`events/${target.projectEvent}`)(target),
    readProject,
  ),
  read(
    `${projects}/events/[event]/log`,
    (target) => inProject(`events/${target.projectEvent}/log`)(target),
    readProject,
  ),
  read(
    `${projects}/events/by-id`,
    (target) => inProject(`events/by-id?id=${target.projectEvent}`)(target),
    readProject,
  ),
  read(
    `${projects}/events/by-id/log`,
    (target) => inProject(`events/by-id/log?id=${target.projectEvent}`)(target),
    readProject,
  ),
];

const manageOwn: Need = { kind: "organization", permission: "subscriptions.manage" };
const manageProject: Need = { kind: "project", permission: "subscriptions.manage" };
const seeOwn: Need = { kind: "organization", permission: "subscriptions.read" };
const seeProject: Need = { kind: "project", permission: "subscriptions.read" };
/** An id that nothing has. */
const nothing = "11111111-1111-4111-8111-111111111111";

const change = (
  method: "POST" | "PATCH" | "DELETE",
  route: string,
  path: Endpoint["path"],
  need: Need,
  answer: { body?: unknown; success: number },
): Endpoint => ({ ...read(route, path, need), method, ...answer });

/** What exists in a project and in the organization itself alike. */
const inEither = (make: (routes: string, at: typeof inProject, see: Need, manage: Need) => Endpoint[]) => [
  ...make(organizations, inOrganization, seeOwn, manageOwn),
  ...make(projects, inProject, seeProject, manageProject),
];

const userGroups = inEither((routes, at, see, manage) => {
  const one = at(`user-groups/${nothing}`);
  return [
    read(`${routes}/members`, at("members"), see),
    read(`${routes}/user-groups`, at("user-groups"), see),
    change("POST", `${routes}/user-groups`, at("user-groups"), manage, {
      body: { name: "Nobody", kind: "members", members: [] },
      success: 422,
    }),
    { ...read(`${routes}/user-groups/[userGroup]`, one, see), success: 404 },
    change("PATCH", `${routes}/user-groups/[userGroup]`, one, manage, { body: {}, success: 404 }),
    change("DELETE", `${routes}/user-groups/[userGroup]`, one, manage, { success: 404 }),
  ];
});

/** What of subscriptions shows events needs the permission to read them, too. */
const withEvents = (need: Need): Need =>
  need.kind === "organization"
    ? { ...need, also: "organizationEvents.read" }
    : need.kind === "project"
      ? { ...need, also: "projectEvents.read" }
      : need;

const type = "provider=nhncloud&service=EasyCache&resourceType=CACHE";
/** A type that no catalog has: whoever may is told so. */
const unknownType = { provider: "nowhere", service: "Nothing", resourceType: "None" };

const subscriptions = inEither((routes, at, see, manage) => {
  const route = `${routes}/subscriptions`;
  const one = at(`subscriptions/${nothing}`);
  const body = { ...unknownType, name: "Matrix", userGroups: [nothing] };
  return [
    read(route, at("subscriptions"), see),
    change("POST", route, at("subscriptions"), manage, { body, success: 422 }),
    change("POST", `${route}/preview`, at("subscriptions/preview"), withEvents(manage), {
      body: unknownType,
      success: 422,
    }),
    { ...read(`${route}/[subscription]`, one, see), success: 404 },
    change("PATCH", `${route}/[subscription]`, one, manage, { body: {}, success: 404 }),
    change("DELETE", `${route}/[subscription]`, one, manage, { success: 404 }),
    read(`${routes}/event-sources`, at(`event-sources?${type}`), withEvents(see)),
  ];
});

const eventTemplates = inEither((routes, at, see, manage) => {
  const route = `${routes}/event-templates`;
  const one = at(`event-templates/${nothing}`);
  return [
    read(route, at(`event-templates?${type}`), see),
    change("POST", route, at("event-templates"), manage, {
      body: { ...unknownType, name: "Matrix", events: ["NOTHING"] },
      success: 422,
    }),
    change("PATCH", `${route}/[template]`, one, manage, { body: {}, success: 404 }),
    change("DELETE", `${route}/[template]`, one, manage, { success: 404 }),
  ];
});

const deliveries = inEither((routes, at, see, manage) => [
  read(`${routes}/deliveries`, at("deliveries"), withEvents(see)),
  {
    ...read(
      `${routes}/subscriptions/[subscription]/deliveries`,
      at(`subscriptions/${nothing}/deliveries`),
      withEvents(see),
    ),
    success: 404,
  },
  change(
    "POST",
    `${routes}/deliveries/[delivery]/retry`,
    at(`deliveries/${nothing}/retry`),
    withEvents(manage),
    { success: 404 },
  ),
  {
    ...change(
      "POST",
      `${routes}/subscriptions/[subscription]/test`,
      at(`subscriptions/${nothing}/test`),
      manage,
      {
        success: 404,
      },
    ),
    principals: ["session"],
  },
  {
    ...change("POST", `${routes}/subscriptions/test`, at("subscriptions/test"), manage, {
      body: unknownType,
      success: 422,
    }),
    principals: ["session"],
  },
]);

const readMailbox: Need = { kind: "organization", permission: "mailbox.read" };
const mailbox: Endpoint = {
  ...read(`${organizations}/mailbox`, inOrganization("mailbox"), readMailbox),
  principals: ["session"],
};

const views = `${organizations}/saved-views`;
const anyEvents: Need = { kind: "anyEvents" };
/** What no list can be asked: whoever may read the list is told so. */
const unreadableView = { name: "Matrix", query: "colour=red" };
const oneView = inOrganization(`saved-views/${nothing}`);
const savedViews: Endpoint[] = [
  read(views, inOrganization("saved-views"), anyEvents),
  change("POST", views, inOrganization("saved-views"), readOwn, {
    body: { ...unreadableView, scope: "organization" },
    success: 422,
  }),
  change("POST", views, inOrganization("saved-views"), anyEvents, {
    body: { ...unreadableView, scope: "all" },
    success: 422,
  }),
  change("PATCH", `${views}/[view]`, oneView, anyEvents, { body: {}, success: 404 }),
  change("DELETE", `${views}/[view]`, oneView, anyEvents, { success: 404 }),
].map((endpoint) => ({ ...endpoint, principals: ["session"] }));

/** Every endpoint that names an organization, and those of the caller's own. Ingest has a table of its own. */
export const endpoints: readonly Endpoint[] = [
  ...organizationEvents,
  ...organizationExports,
  ...eventValues,
  ...singleEvents,
  ...projectEvents,
  ...userGroups,
  ...deliveries,
  mailbox,
  ...subscriptions,
  ...eventTemplates,
  ...savedViews,
  {
    route: `${projects}/choose`,
    method: "POST",
    path: (target) => `/api/v1/${inProject("choose")(target)}`,
    need: readProject,
    principals: ["session"],
    success: 204,
  },
  read("me", () => "me", { kind: "caller" }),
  {
    ...change("PATCH", "me", () => "me", { kind: "caller" }, { body: {}, success: 204 }),
    principals: ["session"],
  },
  read("catalog", () => "catalog?limit=1", { kind: "caller" }),
  { ...read("openapi.json", () => "openapi.json", { kind: "caller" }), principals: ["public"] },
];

/** Routes that the matrix leaves to tests of their own: they act on the caller alone, or judge event by event. */
export const endpointsElsewhere: Readonly<Record<string, string>> = {
  events: "e2e/access/ingest.spec.ts: each event of a batch is judged by itself",
  "me/password": "e2e/access/sign-in.spec.ts: changes the caller's own password",
  "me/sign-out-everywhere": "e2e/access/sign-in.spec.ts: ends the caller's own sessions",
};
