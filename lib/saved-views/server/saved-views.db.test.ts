import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getPool } from "@/db/client";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import { faultOf, recorded } from "@/lib/subscriptions/testing/subscription-bed";
import type { SavedViewBody, SavedViewPatch } from "../contract";
import { maxOwnViews, maxSharedViews } from "../model";
import { makeViewBed, viewBody } from "../testing/view-bed";
import { createSavedView } from "./create-saved-view";
import { deleteSavedView } from "./delete-saved-view";
import { listSavedViews } from "./list-saved-views";
import { updateSavedView } from "./update-saved-view";

useTestDatabase();

type Bed = Awaited<ReturnType<typeof makeViewBed>>;

const create = ({ organization }: Bed, who: Context, change: Partial<SavedViewBody> = {}) =>
  createSavedView(who, { organization, body: viewBody(change) });
const update = ({ organization }: Bed, who: Context, id: string, patch: SavedViewPatch) =>
  updateSavedView(who, { organization, id, patch });
const remove = ({ organization }: Bed, who: Context, id: string) =>
  deleteSavedView(who, { organization, id });
const list = async ({ organization }: Bed, who: Context) =>
  (await listSavedViews(who, { organization })).savedViews;
const namesFor = async (bed: Bed, who: Context) => (await list(bed, who)).map(({ name }) => name);

const ofOrganization = { scope: "organization", project: null } as const;
const ofAll = { scope: "all", project: null } as const;
const missing = { code: "not_found", paths: [] };
const forbidden = { code: "forbidden", paths: [] };

describe("a view", () => {
  it("keeps a list under a name, for its maker alone", async () => {
    const bed = await makeViewBed();
    const view = await create(bed, bed.leader, { query: "?outcome=!success&from=-7d&columns=time.event" });
    expect(view).toEqual({
      id: view.id,
      name: "Failures",
      scope: "project",
      project: "web-shop",
      query: "from=-7d&outcome=%21success&columns=time.event",
      isShared: false,
      isDefault: false,
      isOwn: true,
      mayChange: true,
      owner: "Leader",
    });
    expect(await list(bed, bed.leader)).toEqual([view]);
    for (const other of [bed.admin, bed.projectAdmin, bed.elsewhere])
      expect(await list(bed, other)).toEqual([]);
  });

  it("is not there for others while it is private, whoever they are", async () => {
    const bed = await makeViewBed();
    const { id } = await create(bed, bed.leader);
    for (const other of [bed.admin, bed.projectAdmin, bed.elsewhere]) {
      expect(await faultOf(update(bed, other, id, { name: "Mine" }))).toEqual(missing);
      expect(await faultOf(update(bed, other, id, { isDefault: true }))).toEqual(missing);
      expect(await faultOf(remove(bed, other, id))).toEqual(missing);
    }
    expect(await namesFor(bed, bed.leader)).toEqual(["Failures"]);
  });

  it("is of one organization", async () => {
    const [bed, other] = [await makeViewBed(), await makeViewBed()];
    const { id } = await create(bed, bed.admin, { isShared: true });
    expect(await list(other, other.admin)).toEqual([]);
    expect(await faultOf(update(other, other.admin, id, { name: "Mine" }))).toEqual(missing);
    expect(await faultOf(remove(other, other.admin, id))).toEqual(missing);
    expect(await faultOf(list(bed, other.admin))).toEqual(missing);
    expect(await faultOf(create(bed, other.admin))).toEqual(missing);
  });

  it("needs leave to read its list, and no more", async () => {
    const bed = await makeViewBed();
    expect(await faultOf(create(bed, bed.elsewhere))).toEqual(missing);
    expect(await faultOf(create(bed, bed.leader, ofOrganization))).toEqual(forbidden);
    await create(bed, bed.viewer, { ...ofOrganization, isShared: true });
    await create(bed, bed.leader, { ...ofAll, name: "Both" });
    expect(await namesFor(bed, bed.leader)).toEqual(["Both"]);
    const key: Context = {
      ...bed.admin,
      principal: {
        kind: "apiKey",
        id: randomUUID(),
        name: "K",
        permissions: ["organizationEvents.read"],
        projectIds: null,
      },
    };
    expect(await faultOf(list(bed, key))).toEqual(forbidden);
  });

  it.each([
    ["a filter that there is not", { query: "colour=red" }, { code: "invalid", paths: ["query"] }],
    [
      "a range that ends before it begins",
      { query: "from=-1h&to=-2h" },
      { code: "invalid", paths: ["query"] },
    ],
    [
      "a project's filter in a project's list",
      { query: "project=web-shop" },
      { code: "malformed", paths: ["project"] },
    ],
    ["a project that the person may not read", { ...ofAll, query: "project=data-lake" }, missing],
  ])("refuses %s", async (_, change, fault) => {
    const bed = await makeViewBed();
    expect(await faultOf(create(bed, bed.leader, change))).toEqual(fault);
    const { id } = await create(bed, bed.leader, "scope" in change ? ofAll : {});
    expect(await faultOf(update(bed, bed.leader, id, { query: change.query }))).toEqual(fault);
  });

  it("has a name that its maker gave to no other view of the list", async () => {
    const bed = await makeViewBed();
    const taken = { code: "invalid", paths: ["name"] };
    await create(bed, bed.leader);
    await create(bed, bed.projectAdmin, { isShared: true });
    await create(bed, bed.leader, ofAll);
    const { id } = await create(bed, bed.leader, { name: "Other" });
    expect(await faultOf(create(bed, bed.leader))).toEqual(taken);
    expect(await faultOf(update(bed, bed.leader, id, { name: "Failures" }))).toEqual(taken);
  });

  it("is one of a bounded number, for each person and for the shared ones of an organization", async () => {
    const bed = await makeViewBed();
    const fill = (who: Context, number: number, isShared: boolean) =>
      getPool().query(
        `INSERT INTO saved_views (organization_id, id, list, scope_id, owner_id, name, is_shared, query)
         SELECT $1, gen_random_uuid(), 'all', $1, $2, 'View ' || n, $4, 'from=-1h' FROM generate_series(1, $3::int) n`,
        [bed.made.id, who.principal.kind === "user" ? who.principal.id : "", number, isShared],
      );
    await fill(bed.leader, maxOwnViews, false);
    expect(await faultOf(create(bed, bed.leader))).toEqual({ code: "conflict", paths: [] });
    await fill(bed.viewer, maxSharedViews, true);
    const { id } = await create(bed, bed.admin);
    expect(await faultOf(update(bed, bed.admin, id, { isShared: true }))).toEqual({
      code: "conflict",
      paths: [],
    });
    expect(await list(bed, bed.leader)).toHaveLength(maxOwnViews + maxSharedViews);
  });
});

describe("a shared view", () => {
  it("is seen by those who may open its list, each by their own roles", async () => {
    const bed = await makeViewBed();
    await create(bed, bed.leader, { isShared: true });
    await create(bed, bed.viewer, { ...ofOrganization, name: "Sign-ins", isShared: true });
    await create(bed, bed.viewer, { ...ofAll, name: "Shop", query: "project=web-shop", isShared: true });
    await create(bed, bed.viewer, {
      ...ofAll,
      name: "Not the lake",
      query: "project=%21data-lake",
      isShared: true,
    });
    expect(await namesFor(bed, bed.admin)).toEqual(["Failures", "Not the lake", "Shop", "Sign-ins"]);
    expect(await namesFor(bed, bed.projectAdmin)).toEqual(["Failures", "Shop"]);
    expect(await namesFor(bed, bed.elsewhere)).toEqual(["Not the lake"]);
    expect((await list(bed, bed.admin))[0]).toMatchObject({ owner: "Leader", isOwn: false, mayChange: true });
  });

  it("is no longer there for its maker who may not open the list any more", async () => {
    const bed = await makeViewBed();
    const { id } = await create(bed, bed.leader, { isShared: true });
    const moved: Context = { ...bed.leader, organizations: bed.elsewhere.organizations };
    expect(await list(bed, moved)).toEqual([]);
    expect(await faultOf(update(bed, moved, id, { name: "Mine" }))).toEqual(missing);
    expect(await faultOf(remove(bed, moved, id))).toEqual(missing);
  });

  it("is changed and deleted by its maker and by who manages there, and by nobody else", async () => {
    const bed = await makeViewBed();
    const { id } = await create(bed, bed.admin, { isShared: true });
    for (const other of [bed.leader, bed.viewer]) {
      expect(await faultOf(update(bed, other, id, { name: "Mine" }))).toEqual(forbidden);
      expect(await faultOf(update(bed, other, id, { query: "from=-1h" }))).toEqual(forbidden);
      expect(await faultOf(remove(bed, other, id))).toEqual(forbidden);
    }
    expect(
      await update(bed, bed.projectAdmin, id, { name: "All failures", query: "from=-30d" }),
    ).toMatchObject({
      name: "All failures",
      query: "from=-30d",
      isOwn: false,
      owner: "Admin",
    });
    expect(await faultOf(update(bed, bed.projectAdmin, id, { isShared: false }))).toEqual(forbidden);
    await remove(bed, bed.projectAdmin, id);
    expect(await list(bed, bed.admin)).toEqual([]);
    const own = await create(bed, bed.viewer, { ...ofOrganization, isShared: true });
    await remove(bed, bed.admin, own.id);
  });

  it("is recorded where others see it, and only there", async () => {
    const bed = await makeViewBed();
    const { id } = await create(bed, bed.leader);
    await update(bed, bed.leader, id, { name: "Failures of the shop" });
    await update(bed, bed.leader, id, { isShared: true, isDefault: true });
    await update(bed, bed.leader, id, { isDefault: false });
    await update(bed, bed.leader, id, {});
    await remove(bed, bed.leader, id);
    const projectId = bed.made.projects["web-shop"]?.id;
    expect(await recorded(bed.made, "Saved View Create")).toEqual([]);
    expect(await recorded(bed.made, "Saved View Update")).toMatchObject([
      { scope_id: projectId, resource_id: id, changes: [{ path: "isShared", before: false, after: true }] },
    ]);
    const [deleted] = await recorded(bed.made, "Saved View Delete");
    expect(deleted?.changes).toContainEqual({ path: "query", before: "from=-7d&outcome=%21success" });
    await create(bed, bed.viewer, { ...ofOrganization, isShared: true });
    expect(await recorded(bed.made, "Saved View Create")).toMatchObject([{ scope_id: bed.made.id }]);
  });
});

describe("the default view", () => {
  const defaultsOf = async (bed: Bed, who: Context) =>
    (await list(bed, who)).filter(({ isDefault }) => isDefault).map(({ name }) => name);

  it("is one for each person and list", async () => {
    const bed = await makeViewBed();
    await create(bed, bed.admin, { isShared: true, isDefault: true });
    await create(bed, bed.admin, { ...ofAll, name: "Everything", isDefault: true });
    const second = await create(bed, bed.admin, { name: "Today", isShared: true });
    expect(await defaultsOf(bed, bed.admin)).toEqual(["Everything", "Failures"]);
    expect(await defaultsOf(bed, bed.leader)).toEqual([]);
    await update(bed, bed.admin, second.id, { isDefault: true });
    expect(await update(bed, bed.leader, second.id, { isDefault: true })).toMatchObject({ isDefault: true });
    expect(await defaultsOf(bed, bed.admin)).toEqual(["Everything", "Today"]);
    await update(bed, bed.admin, second.id, { isDefault: false });
    expect(await defaultsOf(bed, bed.admin)).toEqual(["Everything"]);
    expect(await defaultsOf(bed, bed.leader)).toEqual(["Today"]);
  });

  it("goes with the view, and for others with its being private again", async () => {
    const bed = await makeViewBed();
    const { id } = await create(bed, bed.admin, { isShared: true, isDefault: true });
    await update(bed, bed.leader, id, { isDefault: true });
    await update(bed, bed.admin, id, { isShared: false });
    expect(await list(bed, bed.leader)).toEqual([]);
    await update(bed, bed.admin, id, { isShared: true });
    expect(await defaultsOf(bed, bed.leader)).toEqual([]);
    expect(await defaultsOf(bed, bed.admin)).toEqual(["Failures"]);
    await remove(bed, bed.admin, id);
    const { rows } = await getPool().query("SELECT FROM saved_view_defaults WHERE organization_id = $1", [
      bed.made.id,
    ]);
    expect(rows).toEqual([]);
  });
});
