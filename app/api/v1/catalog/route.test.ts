import { beforeEach, describe, expect, it, vi } from "vitest";
import { resolvePrincipal } from "@/lib/auth/server/resolve-principal";
import { catalogPageSchema } from "@/lib/catalog/contract";
import { GET } from "./route";

vi.mock("@/lib/auth/server/resolve-principal", () => ({ resolvePrincipal: vi.fn() }));

const get = (query = "") =>
  GET(new Request(`http://localhost:3000/api/v1/catalog${query}`), { params: Promise.resolve({}) });

beforeEach(() => {
  vi.mocked(resolvePrincipal).mockResolvedValue({
    principal: { kind: "anonymous" },
    organizations: [],
    requestId: "r",
    sourceIp: null,
    userAgent: null,
  });
});

describe("GET /api/v1/catalog", () => {
  it("asks for a session or an API key", async () => {
    await get();
    expect(resolvePrincipal).toHaveBeenCalledWith(expect.objectContaining({ kinds: ["session", "apiKey"] }));
  });

  it("answers the contract's fields", async () => {
    const response = await get("?service=EasyCache&status=retired&limit=1");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      services: [
        {
          provider: "nhncloud",
          service: "EasyCache",
          name: { en: "EasyCache", ko: "EasyCache" },
          resourceTypes: [{ resourceType: "CACHE", name: { en: "Cache", ko: "캐시" } }],
        },
      ],
      events: [
        {
          provider: "nhncloud",
          service: "EasyCache",
          resourceType: "CACHE",
          event: "GROUP_CERTIFICATE_UPDATE_START",
          scope: "project",
          name: { en: "Group certificate renewal started", ko: "그룹 인증서 갱신 시작" },
          description: { en: "Group certificate renewal started", ko: "그룹 인증서 갱신 시작" },
          subscribable: false,
          status: "retired",
          replacedBy: [],
        },
      ],
      nextCursor: expect.any(String),
    });
  });

  it("goes on from the cursor, up to 2,000 at once, and answers what the schema says", async () => {
    const first = catalogPageSchema.strict().parse(await (await get("?limit=1900")).json());
    const rest = await (await get(`?limit=2000&cursor=${first.nextCursor}`)).json();
    expect(first.events).toHaveLength(1_900);
    expect(rest.events.length).toBeGreaterThan(0);
    expect(rest.nextCursor).toBeNull();
    expect((await (await get()).json()).events).toHaveLength(50);
  });

  it("says which replacement a legacy entry has", async () => {
    const { events } = await (await get("?status=legacy&q=Topic%20Create")).json();
    expect(events).toMatchObject([
      {
        event: "Topic Create",
        replacedBy: [{ scope: "project", service: "Pub/Sub", event: "Create Topic" }],
      },
    ]);
  });
});

describe("a faulty query", () => {
  it.each([
    "?limit=0",
    "?limit=2001",
    "?cursor=1.x",
    "?scope=all",
    "?offset=3",
    "?q=",
    "?q=%00",
    "?subscribable=1",
  ])("refuses %s with 400 and the parameter's name", async (query) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const { errors } = await response.json();
    expect(errors).toMatchObject([{ path: /\w+/.exec(query)?.[0] }]);
  });
});
