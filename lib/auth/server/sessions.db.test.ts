import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  addMember,
  type MadeOrganization,
  type MadePerson,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import { changePassword } from "./change-password";
import { chooseProject } from "./choose-project";
import { findSessionContext } from "./find-session-context";
import { signIn } from "./sign-in";
import { signOutEverywhere } from "./sign-out-everywhere";

const database = useTestDatabase();

let counter = 0;
const source = () => {
  counter += 1;
  return { requestId: randomUUID(), sourceIp: `203.0.113.${counter}`, userAgent: "test-agent/1" };
};

const start = async ({ email, password }: { email: string; password: string }) => {
  const anonymous: Context = { principal: { kind: "anonymous" }, organizations: [], ...source() };
  return (await signIn(anonymous, { email, password })).sessionId;
};

async function contextOf(sessionId: string): Promise<Context> {
  const found = await findSessionContext(sessionId);
  if (!found) throw new Error("The session has ended.");
  return { ...found, ...source() };
}

const codesOf = async (organization: MadeOrganization) =>
  (
    await database.pool.query(
      "SELECT event FROM events WHERE organization_id = $1 ORDER BY occurred_at, event",
      [organization.id],
    )
  ).rows.map((row) => row.event);

let person: MadePerson;
let acme: MadeOrganization;

beforeEach(async () => {
  person = await makePerson({ locale: "ko", timeZone: "Asia/Seoul" });
  acme = await makeOrganization({ projects: ["data-platform", "web-shop"] });
});

describe("what a session reaches", () => {
  it("an organization role: every project", async () => {
    await addMember(acme, person, {
      organization: ["trail_viewer"],
      projects: { "web-shop": ["project_member"] },
    });
    const context = await contextOf(await start(person));
    expect(context.principal).toMatchObject({
      kind: "user",
      id: person.id,
      locale: "ko",
      timeZone: "Asia/Seoul",
    });
    expect(context.organizations).toEqual([
      {
        id: acme.id,
        slug: acme.slug,
        name: acme.name,
        roles: ["trail_viewer"],
        projects: [
          { ...acme.projects["data-platform"], roles: [] },
          { ...acme.projects["web-shop"], roles: ["project_member"] },
        ],
      },
    ]);
  });

  it("a project role: that project alone", async () => {
    await addMember(acme, person, { projects: { "web-shop": ["project_admin", "project_leader"] } });
    const [organization] = (await contextOf(await start(person))).organizations;
    expect(organization?.roles).toEqual([]);
    expect(organization?.projects).toEqual([
      { ...acme.projects["web-shop"], roles: ["project_admin", "project_leader"] },
    ]);
  });

  it("belonging without a role: nothing", async () => {
    await addMember(acme, person);
    expect((await contextOf(await start(person))).organizations).toEqual([]);
  });

  it("a changed role shows in the next answer", async () => {
    await addMember(acme, person, { organization: ["trail_viewer"] });
    const session = await start(person);
    expect((await contextOf(session)).organizations).toHaveLength(1);
    await database.pool.query("DELETE FROM organization_role_assignments WHERE user_id = $1", [person.id]);
    expect((await contextOf(session)).organizations).toEqual([]);
    await addMember(acme, person, { projects: { "web-shop": ["project_member"] } });
    expect((await contextOf(session)).organizations[0]?.projects).toHaveLength(1);
  });
});

describe("what ends sessions", () => {
  it("their age", async () => {
    const session = await start(person);
    await database.pool.query("UPDATE sessions SET expires_at = now() WHERE user_id = $1", [person.id]);
    expect(await findSessionContext(session)).toBeNull();
    const other = await makePerson();
    await start(other);
    const { rows } = await database.pool.query("SELECT 1 FROM sessions WHERE user_id = $1", [person.id]);
    expect(rows).toEqual([]);
  });

  it("a deactivation", async () => {
    const session = await start(person);
    await database.pool.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [person.id]);
    expect(await findSessionContext(session)).toBeNull();
  });

  it("signing out everywhere, of that person alone", async () => {
    await addMember(acme, person, { organization: ["trail_viewer"] });
    const other = await makePerson();
    const sessions = [await start(person), await start(person)] as const;
    const others = await start(other);
    expect(await signOutEverywhere(await contextOf(sessions[0]))).toEqual({ endedSessions: 2 });
    expect(await Promise.all(sessions.map(findSessionContext))).toEqual([null, null]);
    expect(await findSessionContext(others)).not.toBeNull();
    expect(await codesOf(acme)).toEqual(["Console Login", "Console Login", "Sign Out Everywhere"]);
  });

  it("a changed password", async () => {
    await addMember(acme, person, { organization: ["trail_viewer"] });
    const sessions = [await start(person), await start(person)] as const;
    const newPassword = "another horse";
    await changePassword(await contextOf(sessions[0]), { currentPassword: person.password, newPassword });
    expect(await Promise.all(sessions.map(findSessionContext))).toEqual([null, null]);
    expect(await codesOf(acme)).toEqual(["Console Login", "Console Login", "Password Change"]);
    await expect(start(person)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await findSessionContext(await start({ ...person, password: newPassword }))).not.toBeNull();
  });

  it("of two changes from one password, one alone is made", async () => {
    const contexts = await Promise.all([start(person), start(person)].map(async (id) => contextOf(await id)));
    const changes = contexts.map((context, index) =>
      changePassword(context, { currentPassword: person.password, newPassword: `another horse ${index}` }),
    );
    const answers = await Promise.allSettled(changes);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const made = answers.findIndex(({ status }) => status === "fulfilled");
    expect(await start({ ...person, password: `another horse ${made}` })).toEqual(expect.any(String));
  });

  it("a password that was guessed wrong changes nothing", async () => {
    const session = await start(person);
    const change = changePassword(await contextOf(session), {
      currentPassword: "wrong",
      newPassword: "another horse",
    });
    await expect(change).rejects.toMatchObject({ code: "invalid", fields: [{ path: "currentPassword" }] });
    expect(await findSessionContext(session)).not.toBeNull();
    const { rows } = await database.pool.query("SELECT 1 FROM sign_in_failures WHERE subject = $1", [
      `account:${person.email}`,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe("what only a person can do", () => {
  it("is refused to keys", async () => {
    const principal = { kind: "apiKey", id: "k", name: "k", permissions: [], projectIds: null } as const;
    const context: Context = { principal, organizations: [], ...source() };
    await expect(signOutEverywhere(context)).rejects.toMatchObject({ code: "forbidden" });
    const change = changePassword(context, { currentPassword: "a", newPassword: "another horse" });
    await expect(change).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("chooseProject", () => {
  it("is an event of the project", async () => {
    await addMember(acme, person, { projects: { "web-shop": ["project_member"] } });
    const context = await contextOf(await start(person));
    await chooseProject(context, { organization: acme.slug, project: "web-shop" });
    const { rows } = await database.pool.query(
      "SELECT event, scope_id, resource_name, source_ip FROM events WHERE organization_id = $1 AND event LIKE 'Choose%'",
      [acme.id],
    );
    expect(rows).toEqual([
      {
        event: "Choose Project",
        scope_id: acme.projects["web-shop"]?.id,
        resource_name: "Project web-shop",
        source_ip: context.sourceIp,
      },
    ]);
  });

  it("of a project out of reach is not found, and nothing is recorded", async () => {
    await addMember(acme, person, { projects: { "web-shop": ["project_member"] } });
    const context = await contextOf(await start(person));
    const choice = chooseProject(context, { organization: acme.slug, project: "data-platform" });
    await expect(choice).rejects.toMatchObject({ code: "not_found" });
    expect(await codesOf(acme)).toEqual(["Console Login"]);
  });
});
