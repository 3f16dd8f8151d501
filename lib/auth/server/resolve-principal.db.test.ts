import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addMember,
  type MadePerson,
  makeApiKey,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type PrincipalKind, resolvePrincipal } from "./resolve-principal";
import { openSessionId, sealSessionId } from "./session-token";
import { signIn } from "./sign-in";

useTestDatabase();

const source = { requestId: randomUUID(), sourceIp: "192.0.2.7", userAgent: "test-agent/1" };
const resolve = (headers: Record<string, string>, ...kinds: PrincipalKind[]) =>
  resolvePrincipal({ headers: new Headers(headers), kinds, ...source });

let person: MadePerson;
let cookie: string;
let key: string;

beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", "a secret of the test"));

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of the test");
  const organization = await makeOrganization();
  person = await makePerson();
  await addMember(organization, person, { organization: ["trail_viewer"] });
  const anonymous = { principal: { kind: "anonymous" }, organizations: [], ...source } as const;
  const { sessionId } = await signIn(anonymous, person);
  cookie = `theme=dark; next-auth.session-token=${await sealSessionId(sessionId)}; a=b`;
  key = (await makeApiKey(organization, { permissions: ["events.ingest"] })).key;
});

describe("resolvePrincipal", () => {
  it("finds the person of a session, and says from where they ask", async () => {
    const context = await resolve({ cookie }, "session");
    expect(context).toMatchObject({ principal: { kind: "user", id: person.id }, ...source });
  });

  it("finds a key, which speaks before a cookie", async () => {
    const headers = { cookie, authorization: `Bearer ${key}` };
    expect((await resolve(headers, "session", "apiKey")).principal.kind).toBe("apiKey");
  });

  it("finds nobody where nobody is asked for", async () => {
    expect(await resolve({ cookie }, "public")).toMatchObject({
      principal: { kind: "anonymous" },
      organizations: [],
    });
    expect((await resolve({}, "session", "public")).principal.kind).toBe("anonymous");
    expect((await resolve({ cookie }, "session", "public")).principal.kind).toBe("user");
  });

  it.each<[string, () => Record<string, string>, PrincipalKind[]]>([
    ["nothing", () => ({}), ["session", "apiKey"]],
    ["a cookie for a program's door", () => ({ cookie }), ["apiKey"]],
    ["a key for a person's door", () => ({ authorization: `Bearer ${key}` }), ["session"]],
    [
      "a bad key beside a good cookie",
      () => ({ cookie, authorization: "Bearer cairn_x" }),
      ["session", "apiKey"],
    ],
    ["a bad key at an open door", () => ({ authorization: "Bearer cairn_x" }), ["apiKey", "public"]],
    ["another scheme", () => ({ authorization: `Basic ${key}` }), ["apiKey"]],
    ["a changed token", () => ({ cookie: cookie.replace("; a=b", "x; a=b") }), ["session"]],
    ["an empty token", () => ({ cookie: "next-auth.session-token=" }), ["session"]],
    ["a cookie of another name", () => ({ cookie: cookie.replace("next-auth", "xnext-auth") }), ["session"]],
  ])("refuses %s", async (_name, headers, kinds) => {
    await expect(resolve(headers(), ...kinds)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("refuses a session that we never started, though the token is ours", async () => {
    const forged = `next-auth.session-token=${await sealSessionId("made up")}`;
    await expect(resolve({ cookie: forged }, "session")).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("the token", () => {
  it("opens with the secret that sealed it alone", async () => {
    const token = await sealSessionId("session");
    expect(await openSessionId(token)).toBe("session");
    vi.stubEnv("NEXTAUTH_SECRET", "another secret");
    expect(await openSessionId(token)).toBeNull();
  });
});
