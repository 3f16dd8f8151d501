import { randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  addMember,
  type MadeOrganization,
  type MadePerson,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import { maxAccountFailures, maxAddressFailures } from "@/lib/auth/attempt-limits";
import { AppError } from "@/lib/shared/errors";
import { findSessionContext } from "./find-session-context";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

vi.mock("@node-rs/argon2", { spy: true });
// Failures are answered on a beat of the clock, which tests need not wait for.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<typeof import("node:timers/promises")>()),
  setTimeout: () => Promise.resolve(),
}));

const database = useTestDatabase();

let counter = 0;
const freshAddress = () => {
  counter += 1;
  return `198.51.${counter >> 8}.${counter & 255}`;
};

const from = (sourceIp: string | null = freshAddress()): Context => ({
  principal: { kind: "anonymous" },
  organizations: [],
  requestId: randomUUID(),
  sourceIp,
  userAgent: "test-agent/1",
});

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "signed in",
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
  );

async function eventsOf(organization: MadeOrganization) {
  const { rows } = await database.pool.query(
    `SELECT event, outcome, reason, actor_email, source_ip, user_agent, request_id, scope_id, catalog_status
     FROM events WHERE organization_id = $1 ORDER BY occurred_at, event`,
    [organization.id],
  );
  return rows;
}

let person: MadePerson;
let organizations: MadeOrganization[];

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  person = await makePerson();
  organizations = [await makeOrganization(), await makeOrganization()];
  for (const organization of organizations)
    await addMember(organization, person, { organization: ["trail_viewer"] });
});

const fail = (email = person.email, sourceIp?: string) =>
  codeOf(signIn(from(sourceIp), { email, password: "wrong" }));
const succeed = (email = person.email, sourceIp?: string) =>
  codeOf(signIn(from(sourceIp), { email, password: person.password }));

describe("signing in", () => {
  it("starts a session, keeps only its hash, and records it in each organization", async () => {
    const context = from();
    const { sessionId, userId } = await signIn(context, { email: person.email, password: person.password });
    expect(userId).toBe(person.id);
    const { rows } = await database.pool.query("SELECT * FROM sessions WHERE user_id = $1", [person.id]);
    expect(rows).toEqual([
      expect.objectContaining({ source_ip: context.sourceIp, user_agent: "test-agent/1" }),
    ]);
    expect(rows[0].id_hash.toString("base64url")).not.toBe(sessionId);
    for (const organization of organizations) {
      expect(await eventsOf(organization)).toEqual([
        {
          event: "Console Login",
          outcome: "success",
          reason: null,
          actor_email: person.email,
          source_ip: context.sourceIp,
          user_agent: "test-agent/1",
          request_id: context.requestId,
          scope_id: organization.id,
          catalog_status: "current",
        },
      ]);
    }
  });

  it("takes the address in any spelling", async () => {
    expect(await succeed(`  ${person.email.toUpperCase()}\u200b `)).toBe("signed in");
  });
});

describe("failing to sign in", () => {
  it("answers alike for a wrong password, a stranger and a deactivated account", async () => {
    const deactivated = await makePerson();
    await database.pool.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [deactivated.id]);
    const answers = await Promise.allSettled([
      signIn(from(), { email: person.email, password: "wrong" }),
      signIn(from(), { email: "nobody@example.test", password: "wrong" }),
      signIn(from(), { email: deactivated.email, password: deactivated.password }),
      signIn(from(), { email: person.email, password: person.password + " ".repeat(2_000) }),
      signIn(from(), { email: `${"a".repeat(300)}@example.test`, password: "wrong" }),
    ]);
    const told = answers.map(
      (answer) => answer.status === "rejected" && [answer.reason.code, answer.reason.message],
    );
    expect(new Set(told.map((item) => JSON.stringify(item))).size).toBe(1);
    expect(told[0]).toEqual(["unauthenticated", expect.any(String)]);
  });

  it("does the same work for a stranger as for an account", async () => {
    await fail("nobody@example.test");
    vi.mocked(verify).mockClear();
    await fail("nobody@example.test");
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
    expect(vi.mocked(verify).mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("records a failure in each organization of the account, and a stranger's only in the log", async () => {
    const context = from();
    await codeOf(signIn(context, { email: person.email, password: "wrong" }));
    for (const organization of organizations) {
      expect(await eventsOf(organization)).toMatchObject([
        {
          event: "Console Login Fail",
          outcome: "failure",
          reason: "The password was wrong.",
          source_ip: context.sourceIp,
        },
      ]);
    }
    const before = await database.pool.query("SELECT count(*) FROM events");
    vi.mocked(process.stderr.write).mockClear();
    await fail("stranger@example.test");
    expect((await database.pool.query("SELECT count(*) FROM events")).rows).toEqual(before.rows);
    const lines = vi.mocked(process.stderr.write).mock.calls.map(([line]) => String(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("stranger@example.test");
  });
});

describe("too many attempts", () => {
  it("locks an account, whatever the spelling and the address, and tells when to come again", async () => {
    for (let count = 0; count < maxAccountFailures; count += 1) {
      const spelling = count % 2 === 0 ? ` ${person.email}` : person.email.toUpperCase();
      expect(await fail(spelling)).toBe("unauthenticated");
    }
    const error = await signIn(from(), { email: person.email, password: person.password }).catch(
      (thrown) => thrown,
    );
    expect(error).toMatchObject({
      code: "too_many_requests",
      message: expect.stringMatching(/^Too many attempts\. Try again in 1[45] minutes\.$/),
    });
    expect(error.retryAfterSeconds).toBeGreaterThan(14 * 60);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
  });

  it("records refused attempts at an account once a minute, and none at a stranger", async () => {
    const [organization] = organizations as [MadeOrganization, MadeOrganization];
    const reasons = async () => (await eventsOf(organization)).map((row) => row.reason);
    for (let count = 0; count < maxAccountFailures; count += 1) await fail();
    await Promise.all([fail(), fail(), succeed(), fail()]);
    const wrong = Array<string>(maxAccountFailures).fill("The password was wrong.");
    const refusedOnce = "Too many attempts: the password was not looked at.";
    expect((await reasons()).sort()).toEqual([...wrong, refusedOnce]);
    await database.pool.query(
      "UPDATE sign_in_failures SET failed_at = failed_at - interval '1 minute' WHERE subject = $1",
      [`refused:${person.email}`],
    );
    await fail();
    expect((await reasons()).filter((reason) => reason === refusedOnce)).toHaveLength(2);
    const email = `${randomUUID()}@example.test`;
    for (let count = 0; count < maxAccountFailures + 2; count += 1) await fail(email);
    const { rows } = await database.pool.query("SELECT 1 FROM sign_in_failures WHERE subject = $1", [
      `refused:${email}`,
    ]);
    expect(rows).toEqual([]);
  });

  it("locks an address that tries many accounts", async () => {
    const address = freshAddress();
    await database.pool.query(
      "INSERT INTO sign_in_failures (subject) SELECT $1 FROM generate_series(1, $2::int)",
      [`address:${address}`, maxAddressFailures],
    );
    expect(await succeed(person.email, address)).toBe("too_many_requests");
    expect(await succeed(person.email)).toBe("signed in");
  });

  it("tells a stranger the same", async () => {
    const email = `${randomUUID()}@example.test`;
    for (let count = 0; count < maxAccountFailures; count += 1) await fail(email);
    expect(await fail(email)).toBe("too_many_requests");
  });
});

describe("counting attempts", () => {
  it("counts attempts that come at once", async () => {
    const attempts = Array.from({ length: maxAccountFailures * 3 }, () => fail());
    const answers = await Promise.all(attempts);
    expect(answers.filter((answer) => answer === "unauthenticated")).toHaveLength(maxAccountFailures);
  });

  it("does not count attempts beyond the limit, so the lock ends by itself", async () => {
    for (let count = 0; count < maxAccountFailures + 5; count += 1) await fail();
    const subject = `account:${person.email}`;
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n FROM sign_in_failures WHERE subject = $1",
      [subject],
    );
    expect(rows).toEqual([{ n: maxAccountFailures }]);
    await database.pool.query(
      "UPDATE sign_in_failures SET failed_at = failed_at - interval '15 minutes' WHERE subject = $1",
      [subject],
    );
    expect(await succeed()).toBe("signed in");
  });

  it("forgets an account's failures when its owner signs in, and the address's other failures stay", async () => {
    const address = freshAddress();
    for (let count = 0; count < maxAccountFailures - 1; count += 1) await fail(person.email, address);
    expect(await succeed(person.email, address)).toBe("signed in");
    const { rows } = await database.pool.query(
      "SELECT subject, count(*)::int AS n FROM sign_in_failures WHERE subject = ANY ($1) GROUP BY 1",
      [[`account:${person.email}`, `address:${address}`]],
    );
    expect(rows).toEqual([{ subject: `address:${address}`, n: maxAccountFailures - 1 }]);
  });

  it("takes the addresses of one /64 as one", async () => {
    for (let count = 0; count < 3; count += 1)
      await fail(`${randomUUID()}@example.test`, `2001:db8:7::${count + 1}`);
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n FROM sign_in_failures WHERE subject = 'address:2001:db8:7:0::/64'",
    );
    expect(rows).toEqual([{ n: 3 }]);
  });
});

describe("signing out", () => {
  it("ends that session, and is recorded once", async () => {
    const credentials = { email: person.email, password: person.password };
    const first = await signIn(from(), credentials);
    const second = await signIn(from(), credentials);
    await signOut(from(), first.sessionId);
    await signOut(from(), first.sessionId);
    expect(await findSessionContext(first.sessionId)).toBeNull();
    expect(await findSessionContext(second.sessionId)).not.toBeNull();
    const [organization] = organizations as [MadeOrganization, MadeOrganization];
    const events = (await eventsOf(organization)).map((row) => row.event);
    expect(events.sort()).toEqual(["Console Login", "Console Login", "Console Logout"]);
  });
});

describe("preferences", () => {
  it("of the page become the person's own, for mails; without a page they stay", async () => {
    const person = await makePerson();
    const preferencesOf = async () =>
      (await database.pool.query("SELECT locale, time_zone FROM users WHERE id = $1", [person.id])).rows[0];
    await signIn(from(), person, { locale: "ko", timeZone: "Asia/Seoul" });
    expect(await preferencesOf()).toEqual({ locale: "ko", time_zone: "Asia/Seoul" });
    await signIn(from(), person);
    expect(await preferencesOf()).toEqual({ locale: "ko", time_zone: "Asia/Seoul" });
  });

  it("take the browser's zone for who has none of their own", async () => {
    const page = { locale: "en", browserZone: "Asia/Seoul" } as const;
    const settled = await makePerson({ timeZone: "Asia/Tokyo" });
    const fresh = await makePerson();
    for (const person of [settled, fresh]) await signIn(from(), person, page);
    const { rows } = await database.pool.query(
      "SELECT time_zone FROM users WHERE id IN ($1, $2) ORDER BY 1",
      [settled.id, fresh.id],
    );
    expect(rows.map((row) => row.time_zone)).toEqual(["Asia/Seoul", "Asia/Tokyo"]);
  });
});
