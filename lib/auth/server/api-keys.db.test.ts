import { describe, expect, it } from "vitest";
import { makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { OrganizationRole } from "@/lib/access/roles";
import { systemContext } from "@/lib/access/system-context";
import { isApiKey } from "@/lib/auth/api-key-format";
import { createApiKey } from "./create-api-key";
import { findApiKeyContext } from "./find-api-key-context";
import { revokeApiKey } from "./revoke-api-key";

const database = useTestDatabase();

async function setUp() {
  const made = await makeOrganization({ projects: ["data-platform", "web-shop"] });
  const projects = Object.values(made.projects).map((project) => ({ ...project, roles: [] }));
  return { made, system: systemContext("test", [{ ...made, roles: [], projects }]) };
}

const asPerson = (context: Context, role: OrganizationRole): Context => ({
  ...context,
  principal: {
    kind: "user",
    sessionId: "s",
    id: crypto.randomUUID(),
    email: "kim@acme.test",
    name: "Kim",
    locale: "en",
    timeZone: "UTC",
  },
  organizations: context.organizations.map((organization) => ({ ...organization, roles: [role] })),
});

describe("createApiKey", () => {
  it("makes a key that opens what it names, and keeps only its hash", async () => {
    const { made, system } = await setUp();
    const { id, key, prefix } = await createApiKey(system, {
      organization: made.slug,
      name: "shipper",
      permissions: ["events.ingest"],
    });
    expect(isApiKey(key)).toBe(true);
    expect(key.startsWith(prefix)).toBe(true);
    const { rows } = await database.pool.query(
      "SELECT row_to_json(k)::text AS row FROM api_keys k WHERE id = $1",
      [id],
    );
    expect(rows[0].row).not.toContain(key.slice(prefix.length));
    expect(await findApiKeyContext(key)).toEqual({
      principal: { kind: "apiKey", id, name: "shipper", permissions: ["events.ingest"], projectIds: null },
      organizations: [
        {
          id: made.id,
          slug: made.slug,
          name: made.name,
          roles: [],
          projects: [
            { ...made.projects["data-platform"], roles: [] },
            { ...made.projects["web-shop"], roles: [] },
          ],
        },
      ],
    });
  });

  it("limits a key to projects", async () => {
    const { made, system } = await setUp();
    const { key } = await createApiKey(system, {
      organization: made.id,
      name: "one project",
      permissions: ["projectEvents.read"],
      projects: ["web-shop"],
    });
    const found = await findApiKeyContext(key);
    expect(found?.organizations[0].projects).toEqual([{ ...made.projects["web-shop"], roles: [] }]);
    const unknown = createApiKey(system, {
      organization: made.id,
      name: "x",
      permissions: [],
      projects: ["nowhere"],
    });
    await expect(unknown).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("who may manage keys", () => {
  it("needs a role that manages keys, and is recorded", async () => {
    const { made, system } = await setUp();
    const input = { organization: made.slug, name: "shipper", permissions: [] };
    await expect(createApiKey(asPerson(system, "trail_viewer"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createApiKey(systemContext("test", []), input)).rejects.toMatchObject({ code: "not_found" });
    const { id } = await createApiKey(asPerson(system, "organization_admin"), input);
    await revokeApiKey(asPerson(system, "organization_owner"), { organization: made.slug, id });
    const { rows } = await database.pool.query(
      "SELECT event, resource_id, actor_email FROM events WHERE organization_id = $1 ORDER BY occurred_at, event",
      [made.id],
    );
    expect(rows).toEqual([
      { event: "API Key Create", resource_id: id, actor_email: "kim@acme.test" },
      { event: "API Key Revoke", resource_id: id, actor_email: "kim@acme.test" },
    ]);
  });
});

describe("a key that no longer opens", () => {
  it("revoked, once", async () => {
    const { made, system } = await setUp();
    const { id, key } = await makeApiKey(made, { permissions: ["events.ingest"] });
    expect(await findApiKeyContext(key)).not.toBeNull();
    await revokeApiKey(system, { organization: made.slug, id });
    expect(await findApiKeyContext(key)).toBeNull();
    const again = revokeApiKey(system, { organization: made.slug, id });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  it("revoking another organization's key finds nothing", async () => {
    const [own, other] = [await setUp(), await setUp()];
    const { id, key } = await makeApiKey(other.made, { permissions: ["events.ingest"] });
    const attempt = revokeApiKey(own.system, { organization: own.made.slug, id });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    expect(await findApiKeyContext(key)).not.toBeNull();
  });

  it("expired, unknown, or no key at all", async () => {
    const { made } = await setUp();
    const { key } = await makeApiKey(made, { permissions: [], expiresAt: new Date(Date.now() - 1) });
    const others = ["", "cairn_", `cairn_${"a".repeat(32)}`, "cairn_\u0000", key.toUpperCase()];
    for (const item of [key, ...others]) expect(await findApiKeyContext(item)).toBeNull();
  });
});

describe("a key's permissions and last use", () => {
  it("gives none that a key may not carry", async () => {
    const { made } = await setUp();
    const { key } = await makeApiKey(made, { permissions: ["apiKeys.manage", "events.ingest"] });
    expect((await findApiKeyContext(key))?.principal.permissions).toEqual(["events.ingest"]);
  });

  it("keeps its last use at most once a minute", async () => {
    const { made } = await setUp();
    const { id, key } = await makeApiKey(made, { permissions: [] });
    const versionOf = async () =>
      (await database.pool.query("SELECT xmin::text, last_used_at FROM api_keys WHERE id = $1", [id]))
        .rows[0];
    await Promise.all(Array.from({ length: 5 }, () => findApiKeyContext(key)));
    const first = await versionOf();
    expect(first.last_used_at).toBeInstanceOf(Date);
    await findApiKeyContext(key);
    expect(await versionOf()).toEqual(first);
    await database.pool.query(
      "UPDATE api_keys SET last_used_at = now() - interval '61 seconds' WHERE id = $1",
      [id],
    );
    await findApiKeyContext(key);
    expect((await versionOf()).last_used_at.getTime()).toBeGreaterThanOrEqual(first.last_used_at.getTime());
  });
});
