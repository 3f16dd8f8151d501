import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { resolvePrincipal } from "@/lib/auth/server/resolve-principal";
import { AppError, type ErrorCode } from "@/lib/shared/errors";
import { defineRoute } from "./define-route";
import { repeated } from "./read-query";

vi.mock("@/lib/auth/server/resolve-principal", () => ({ resolvePrincipal: vi.fn() }));

const context: Context = {
  principal: {
    kind: "user",
    sessionId: "s",
    id: "u",
    email: "kim@acme.test",
    name: "Kim",
    locale: "en",
    timeZone: "UTC",
  },
  organizations: [],
  requestId: "r",
  sourceIp: null,
  userAgent: null,
};

const segment = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });
const url = "http://localhost:3000/api/v1/things";
const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
const get = (query = "") => new Request(`${url}${query}`);
const post = (body: BodyInit | null, headers: Record<string, string> = json) =>
  new Request(url, {
    method: "POST",
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });

beforeEach(() => {
  vi.restoreAllMocks();
  vi.mocked(resolvePrincipal).mockResolvedValue(context);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

const throwing = (error: unknown) =>
  defineRoute({ principal: "session", handler: () => Promise.reject(error) });

describe("answers", () => {
  it("a plain object as JSON that nobody may keep, with the request's id", async () => {
    const route = defineRoute({ principal: "session", handler: async () => ({ a: 1 }) });
    const response = await route(get(), segment());
    expect(await response.json()).toEqual({ a: 1 });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it("nothing as 204, a Response as it is, with its own cache rule", async () => {
    const empty = defineRoute({ principal: "session", handler: async () => undefined });
    expect((await empty(get(), segment())).status).toBe(204);
    const own = defineRoute({
      principal: "session",
      handler: async () =>
        Response.json({}, { status: 201, headers: { "cache-control": "private, max-age=60" } }),
    });
    const response = await own(get(), segment());
    expect([response.status, response.headers.get("cache-control")]).toEqual([201, "private, max-age=60"]);
  });
});

describe("errors", () => {
  const statuses: [ErrorCode, number][] = [
    ["malformed", 400],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["too_slow", 408],
    ["too_large", 413],
    ["unsupported_media_type", 415],
    ["invalid", 422],
    ["too_many_requests", 429],
    ["unavailable", 503],
  ];

  it.each(statuses)("%s answers %i with problem details", async (code, status) => {
    const fields = [{ path: "name", message: "Too long." }];
    const response = await throwing(new AppError(code, "No.", { fields, retryAfterSeconds: 7 }))(
      get(),
      segment(),
    );
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("retry-after")).toBe(status === 429 || status === 503 ? "7" : null);
    const requestId = response.headers.get("x-request-id");
    expect(await response.json()).toMatchObject({
      type: "about:blank",
      status,
      detail: "No.",
      requestId,
      errors: fields,
    });
  });

  it("a defect answers a generic text, and the log alone tells more", async () => {
    const response = await throwing(new Error("secret detail"))(get("?"), segment());
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("secret");
    const lines = vi.mocked(process.stderr.write).mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: "error",
      requestId: JSON.parse(text).requestId,
      path: "/api/v1/things",
      error: { message: "secret detail" },
    });
  });
});

describe("a database that can't answer", () => {
  it.each([
    ["refused", Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })],
    ["socket gone", Object.assign(new Error("connect ENOENT"), { code: "ENOENT", syscall: "connect" })],
    ["shut down", Object.assign(new Error("terminating connection"), { code: "57P01" })],
    [
      "disk full, wrapped",
      new Error("Failed query", { cause: Object.assign(new Error("disk"), { code: "53100" }) }),
    ],
    ["terminated", new Error("Connection terminated unexpectedly")],
    ["both addresses refused", new AggregateError([Object.assign(new Error(""), { code: "ECONNREFUSED" })])],
  ])("a database that is away (%s) answers 503", async (_name, error) => {
    const response = await throwing(error)(get(), segment());
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it.each([
    ["a file that is missing", Object.assign(new Error(""), { code: "ENOENT", syscall: "open" })],
    ["a statement at fault", Object.assign(new Error(""), { code: "42601" })],
  ])("%s stays a defect", async (_name, error) => {
    expect((await throwing(error)(get(), segment())).status).toBe(500);
  });
});

describe("path and query", () => {
  const route = defineRoute({
    principal: "session",
    params: z.object({ id: z.string().max(4) }),
    query: z.object({ service: repeated(z.string()), limit: z.coerce.number().int().min(1).optional() }),
    handler: async ({ params, query }) => ({ ...params, ...query }),
  });

  it("reads both", async () => {
    const response = await route(get("?service=a&service=b&limit=2"), segment({ id: "x" }));
    expect(await response.json()).toEqual({ id: "x", service: ["a", "b"], limit: 2 });
    expect(await (await route(get("?service=a"), segment({ id: "x" }))).json()).toEqual({
      id: "x",
      service: ["a"],
    });
  });

  it.each([
    ["?x=1", "x"],
    ["?limit=1&limit=2", "limit"],
    ["?limit=0", "limit"],
    ["?limit=a", "limit"],
    ["?service=%00", "service"],
  ])("%s answers 400 and names the parameter", async (query, path) => {
    const response = await route(get(query), segment({ id: "x" }));
    expect(response.status).toBe(400);
    expect((await response.json()).errors).toEqual([{ path, message: expect.any(String) }]);
  });

  it("bytes that are no UTF-8 answer 400", async () => {
    expect((await route(get("?service=%ff"), segment({ id: "x" }))).status).toBe(400);
    expect((await route(get("?service=%zz"), segment({ id: "x" }))).status).toBe(400);
  });

  it("a path that can't exist answers 404", async () => {
    expect((await route(get(), segment({ id: "longer" }))).status).toBe(404);
    expect((await route(get(), segment({ id: "\u0000" }))).status).toBe(404);
  });

  it("a route that takes no parameter refuses every one", async () => {
    const bare = defineRoute({ principal: "session", handler: async () => ({}) });
    expect((await bare(get("?a=1"), segment())).status).toBe(400);
    expect((await bare(get(), segment())).status).toBe(200);
  });

  it("a parser of its own gets the parameters", async () => {
    const own = defineRoute({
      principal: "session",
      query: (search: URLSearchParams) => ({ size: search.size }),
      handler: async ({ query }) => query,
    });
    expect(await (await own(get("?a=1&a=2"), segment())).json()).toEqual({ size: 2 });
  });
});

describe("bodies", () => {
  const route = defineRoute({
    principal: "session",
    body: z.strictObject({ name: z.string().min(1) }),
    handler: async ({ body }) => body,
  });

  it.each<[string, BodyInit | null, Record<string, string>, number]>([
    ["valid", '{"name":"a"}', json, 200],
    ["truncated", '{"name":', json, 400],
    ["empty", null, json, 400],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), json, 400],
    ["not a form", "name=a", { ...json, "content-type": "application/x-www-form-urlencoded" }, 415],
    ["without a media type", new Uint8Array([123, 125]), { "sec-fetch-site": "same-origin" }, 415],
    ["not to the contract", '{"name":""}', json, 422],
    ["with an unknown field", '{"name":"a","x":1}', json, 422],
    ["too large", `{"name":"${"a".repeat(1_048_576)}"}`, json, 413],
  ])("%s", async (_name, body, headers, status) => {
    expect((await route(post(body, headers), segment())).status).toBe(status);
  });

  it("too large, and of a length that was not announced", async () => {
    const chunk = new TextEncoder().encode(" ".repeat(65_536));
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    expect((await route(post(body), segment())).status).toBe(413);
  });
});

describe("changes made with a session", () => {
  const route = defineRoute({ principal: ["session", "apiKey"], handler: async () => ({}) });
  const change = (headers: Record<string, string>) =>
    route(post("{}", { "content-type": "application/json", host: "localhost:3000", ...headers }), segment());

  it.each([
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "none" }, 403],
    [{ "sec-fetch-site": "cross-site", origin: "http://localhost:3000" }, 403],
    [{ origin: "http://localhost:3000" }, 200],
    [{ origin: "http://localhost:3001" }, 403],
    [{ origin: "https://evil.test" }, 403],
    [{ origin: "null" }, 403],
    [{}, 403],
  ])("%j answers %i", async (headers, status) => {
    expect((await change(headers as Record<string, string>)).status).toBe(status);
  });

  it.each(["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])(
    "as %s answers 415",
    async (contentType) => {
      expect((await change({ "sec-fetch-site": "same-origin", "content-type": contentType })).status).toBe(
        415,
      );
    },
  );

  it("need no media type to delete, which has no body, and still come from this site", async () => {
    const remove = (headers: Record<string, string>) =>
      route(new Request("http://localhost:3000/api/v1/things", { method: "DELETE", headers }), segment());
    expect((await remove({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await remove({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await remove({})).status).toBe(403);
    const form = { "sec-fetch-site": "same-origin", "content-type": "text/plain" };
    expect((await remove(form)).status).toBe(415);
  });

  it("asks nothing of a read, or of an API key", async () => {
    expect((await route(get(), segment())).status).toBe(200);
    const principal = { kind: "apiKey", id: "k", name: "k", permissions: [], projectIds: null } as const;
    vi.mocked(resolvePrincipal).mockResolvedValue({ ...context, principal });
    expect((await route(post("{}", { "content-type": "text/plain" }), segment())).status).toBe(200);
  });
});

describe("rate limit", () => {
  it("answers 429 with the seconds to wait, to that caller alone", async () => {
    const route = defineRoute({
      principal: "session",
      rateLimit: { limit: 2, windowSeconds: 60 },
      handler: async () => ({}),
    });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await route(get(), segment())).status);
    expect(statuses).toEqual([200, 200, 429]);
    const other = { ...context, principal: { ...context.principal, id: "other" } } as Context;
    vi.mocked(resolvePrincipal).mockResolvedValue(other);
    expect((await route(get(), segment())).status).toBe(200);
  });
});
