import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { parseEventFilters } from "../filters";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { maxTriedFilters } from "../without-each";
import { countWithoutEach } from "./count-without-each";
import type { ScanLimits } from "./event-scan";
import { insertEvents } from "./insert-events";

useTestDatabase();

let organization: MadeOrganization;
let auditor: Context;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop"] });
  auditor = readerContext(organization, { role: "trail_viewer" });
  const shop = organization.projects["web-shop"]?.id ?? "";
  const events = [
    ...Array.from({ length: 30 }, (_, index) =>
      makeEvent(organization.id, {
        occurredAt: new Date(Date.UTC(2026, 2, 1, 0, index)),
        service: index < 20 ? "VPC" : "IAM",
        outcome: index % 2 === 0 ? "failure" : "success",
      }),
    ),
    makeEvent(organization.id, { occurredAt: new Date("2025-01-01T00:00:00Z"), service: "VPC" }),
    makeEvent(organization.id, {
      occurredAt: new Date("2026-03-01T00:00:00Z"),
      scopeId: shop,
      service: "BNS",
    }),
  ];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
});

const own = (): RequestedScope => ({ kind: "organization", organization: organization.slug });
const count = (query: string, scope = own(), limits?: ScanLimits, context = auditor) =>
  countWithoutEach(context, { scope, filters: parseEventFilters(new URLSearchParams(query)) }, limits);

/** `actor=nobody: 20 eq` for each filter. */
async function counts(query: string, scope?: RequestedScope, limits?: ScanLimits) {
  const { withoutEach } = await count(query, scope, limits);
  return withoutEach.map(
    ({ field, negated, value, count: { value: found, relation } }) =>
      `${field}=${negated ? "!" : ""}${value}: ${found} ${relation}`,
  );
}

const march = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";

describe("countWithoutEach", () => {
  it("counts in the range what matches without each filter alone", async () => {
    expect(await counts(`${march}&actor=nobody&service=VPC`)).toEqual([
      "service=VPC: 0 eq",
      "actor=nobody: 20 eq",
    ]);
    expect(await counts("actor=nobody&service=VPC")).toContain("actor=nobody: 21 eq");
    expect(await counts(`${march}&service=VPC&outcome=!failure&outcome=!success&channel=console`)).toEqual([
      "service=VPC: 0 eq",
      "channel=console: 0 eq",
      "outcome=!failure: 10 eq",
      "outcome=!success: 10 eq",
    ]);
  });

  it("takes one value of a field away and leaves the others", async () => {
    expect(await counts(`${march}&actor=nobody&actor=nobody-else`)).toEqual([
      "actor=nobody: 0 eq",
      "actor=nobody-else: 0 eq",
    ]);
  });

  it("counts what the person may read where the filter taken away is a project", async () => {
    const all: RequestedScope = { kind: "all", organization: organization.slug };
    expect(await counts(`${march}&project=web-shop&service=VPC`, all)).toEqual([
      "project=web-shop: 20 eq",
      "service=VPC: 1 eq",
    ]);
    const member = readerContext(organization, { projects: ["web-shop"] });
    const found = await count(`${march}&project=web-shop&service=VPC`, all, undefined, member);
    expect(found.withoutEach.map((item) => item.count.value)).toEqual([0, 1]);
  });

  it("stops at the budget of one request, and says that it is a lower bound", async () => {
    const limits = { maxRows: 16, firstRows: 4, growth: 2, maxMs: 60_000 };
    expect(await counts(`${march}&actor=nobody`, own(), limits)).toEqual(["actor=nobody: 16 gte"]);
    expect(await counts(`${march}&actor=nobody&requestId=none`, own(), limits)).toEqual([
      "actor=nobody: 0 eq",
      "requestId=none: 0 eq",
    ]);
    const [first] = (await count(`${march}&q=nothing&userAgent=nothing`, own(), limits)).withoutEach;
    expect(first?.count).toEqual({ value: 0, relation: "gte" });
  });

  it("tries so many filters and no more", async () => {
    const many = Array.from({ length: maxTriedFilters + 3 }, (_, index) => `actor=a${index}`).join("&");
    expect(await counts(`${march}&${many}`)).toHaveLength(maxTriedFilters);
    expect(await counts(march)).toEqual([]);
  });

  it("names the code that a mistyped value is nearest to", async () => {
    const { withoutEach } = await count(
      "service=Virtual+Machin&event=!Instance+Craete&actor=kin&provider=kakaoclod",
    );
    expect(withoutEach.map(({ field, didYouMean }) => [field, didYouMean])).toEqual([
      ["provider", "kakaocloud"],
      ["service", "Virtual Machine"],
      ["event", null],
      ["actor", null],
    ]);
  });

  it("is for those who may list there", async () => {
    const member = readerContext(organization, { projects: ["web-shop"] });
    const outsider = readerContext(await makeOrganization(), { role: "organization_owner" });
    await expect(count("actor=x", own(), undefined, member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(count("actor=x", own(), undefined, outsider)).rejects.toMatchObject({ code: "not_found" });
    await expect(count("from=-1h&to=-2h&actor=x")).rejects.toMatchObject({ code: "malformed" });
  });
});
