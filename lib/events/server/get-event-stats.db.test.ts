import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { countsOf, keptOnly, makeTrail, roomy, stats } from "../testing/stats-bed";
import type { StatsLimits } from "./draw-shape";
import { foldEventCounts } from "./fold-event-counts";
import { insertEvents } from "./insert-events";

const database = useTestDatabase();

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "answered",
    (error: { code?: string }) => error.code,
  );

describe("who sees what", () => {
  it("counts nothing that its reader may not read, though counts of whole organizations are kept", async () => {
    const { organization, auditor, member, ids } = await makeTrail(300);
    await foldEventCounts();
    const ofOwn = async (scopeIds: readonly string[]) => {
      const { rows } = await database.pool.query(
        "SELECT count(*)::int AS count FROM events WHERE organization_id = $1 AND scope_id = ANY($2::uuid[])",
        [organization.id, scopeIds],
      );
      return rows[0].count as number;
    };
    const acme = { organization: organization.slug };
    const whole = await stats(auditor, { kind: "all", ...acme }, "", {}, keptOnly);
    expect(whole.total.value).toBe(300);
    const projects = await stats(auditor, { kind: "projects", ...acme }, "", {}, keptOnly);
    expect(projects.total.value).toBe(await ofOwn([ids.shop, ids.data]));
    const mine = await stats(member, { kind: "all", ...acme }, "", {}, keptOnly);
    expect(mine.total.value).toBe(await ofOwn([ids.shop]));
    expect(mine.facets.project).toEqual([
      { value: "shop", count: mine.total.value, name: { en: "Project shop", ko: "Project shop" } },
    ]);
    expect(await codeOf(stats(member, { kind: "organization", ...acme }))).toBe("forbidden");
    expect(await codeOf(stats(member, { kind: "project", project: "data", ...acme }))).toBe("not_found");
    expect(await codeOf(stats(member, { kind: "all", ...acme }, "project=data"))).toBe("not_found");
  });

  it("tells a reader of projects nothing of when the organization's own first event was", async () => {
    const organization = await makeOrganization({ projects: ["shop"] });
    const add = (scopeId: string, at: string) =>
      insertEvents(getDatabase(), {
        organizationId: organization.id,
        events: [makeEvent(organization.id, { scopeId, occurredAt: new Date(at) })],
        notify: false,
      });
    await add(organization.id, "2026-01-05T00:00:00Z");
    await add(organization.projects.shop?.id ?? "", "2026-03-29T00:00:00Z");
    const auditor = readerContext(organization, { role: "trail_viewer" });
    const { histogram } = await stats(auditor, { kind: "projects", organization: organization.slug });
    expect(Date.parse(histogram.buckets[0]?.start ?? "")).toBeGreaterThan(Date.parse("2026-03-20T00:00:00Z"));
  });

  it("tells nobody of another organization", async () => {
    const { organization } = await makeTrail(10);
    const { auditor: outsider, organization: own } = await makeTrail(20);
    expect(await codeOf(stats(outsider, { kind: "all", organization: organization.id }))).toBe("not_found");
    expect((await stats(outsider, { kind: "all", organization: own.id })).total.value).toBe(20);
  });

  it("refuses a range that ends before it begins, naming the field", async () => {
    const { organization, auditor } = await makeTrail(1);
    const scope = { kind: "all", organization: organization.slug } as const;
    const query = "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z";
    await expect(stats(auditor, scope, query)).rejects.toMatchObject({
      code: "malformed",
      fields: [{ path: "from", message: "from lies after to." }],
    });
  });
});

describe("the values of a facet", () => {
  it("are the most frequent ones, by the names that people know, and can be searched", async () => {
    const organization = await makeOrganization();
    const auditor = readerContext(organization, { role: "trail_viewer" });
    const scope = { kind: "all", organization: organization.slug } as const;
    const events = Array.from({ length: 120 }, (_, index) =>
      makeEvent(organization.id, {
        service: "Virtual Machine",
        event: index % 2 ? "Instance Create" : `Own ${String(index).padStart(3, "0")}`,
        actorId: `u-${index % 3}`,
        actorName: `Person ${index % 3}`,
        actorEmail: null,
      }),
    );
    await insertEvents(getDatabase(), { organizationId: organization.id, events, notify: false });
    for (const limits of [roomy, keptOnly]) {
      const { facets } = await stats(auditor, scope, "", {}, limits);
      expect(facets.event).toHaveLength(50);
      expect(facets.event?.[0]).toMatchObject({
        value: "Instance Create",
        count: 60,
        name: { ko: "인스턴스 생성" },
      });
      expect(facets.event?.[1]).toEqual({ value: "Own 000", count: 1, name: null });
      expect(facets.actor?.[0]).toEqual({
        value: "u-0",
        count: 40,
        name: { en: "Person 0", ko: "Person 0" },
      });
    }
    const search = async (facetQuery: string) =>
      (await stats(auditor, scope, "", { facets: ["event"], facetQuery })).facets.event?.map(
        ({ value }) => value,
      );
    expect(await search("own 118")).toEqual(["Own 118"]);
    expect(await search("인스턴스 생")).toEqual(["Instance Create"]);
    expect(await search("%")).toEqual([]);
  });
});

describe("what a budget leaves uncounted", () => {
  const tight: StatsLimits = {
    filtered: { maxRows: 100, firstRows: 40, growth: 2, maxMs: 60_000 },
    plain: { maxRows: 60, firstRows: 40, growth: 2, maxMs: 60_000 },
    bars: { maxRows: 60, firstRows: 40, growth: 2, maxMs: 60_000 },
  };

  it("is marked, and the newest is counted to where the answer says", async () => {
    const { organization, auditor } = await makeTrail();
    const scope = { kind: "all", organization: organization.slug } as const;
    for (const query of ["", "channel=!nothing"]) {
      const answer = await stats(auditor, scope, query, { facets: ["actor", "sourceIp"] }, tight);
      expect(answer.facetRelations).toEqual({ actor: "gte", sourceIp: "gte" });
      const since = answer.searchedThrough ?? "";
      const { rows } = await database.pool.query(
        `SELECT source_ip AS value, count(*)::int AS count FROM events
         WHERE organization_id = $1 AND occurred_at >= $2 AND source_ip IS NOT NULL GROUP BY 1`,
        [organization.id, since],
      );
      const counted = countsOf(answer, "sourceIp");
      expect(rows.length).toBeGreaterThan(0);
      for (const { value, count } of rows) expect(counted.get(value)).toBeGreaterThanOrEqual(count);
      const read = [...counted.values()].reduce((sum, count) => sum + count, 0);
      expect(read).toBeLessThanOrEqual(100);
    }
  });

  it("has bars of minutes, of hours, or what was counted of the minutes, as far as the rows go", async () => {
    const { organization, auditor } = await makeTrail(2_000);
    const scope = { kind: "all", organization: organization.slug } as const;
    const bars = async (to: string, maxRows: number) => {
      const limits = { ...tight, bars: { ...tight.bars, maxRows } };
      const query = `from=2026-03-30T00:00:00Z&to=2026-03-30T${to}Z`;
      const { histogram, total } = await stats(auditor, scope, query, { facets: [] }, limits);
      expect(total.relation).toBe("eq");
      return [histogram.width.unit, histogram.relation];
    };
    expect(await bars("06:00:00", 1_000)).toEqual(["minute", "eq"]);
    expect(await bars("06:00:00", 80)).toEqual(["hour", "eq"]);
    const narrow = { ...tight, plain: { ...tight.plain, maxRows: 10 } };
    const query = "from=2026-03-30T00:00:00Z&to=2026-03-30T01:00:00Z";
    const short = await stats(auditor, scope, query, { facets: [] }, { ...narrow, bars: narrow.plain });
    expect(short).toMatchObject({
      total: { relation: "eq" },
      histogram: { width: { unit: "minute" }, relation: "gte" },
    });
  });

  it("leaves kept facets exact where a range ends with days, and marks them where too many rows are at its edges", async () => {
    const { organization, auditor } = await makeTrail();
    const scope = { kind: "all", organization: organization.slug } as const;
    const facets = ["service", "project"] as const;
    const days = await stats(auditor, scope, "from=2026-03-30T00:00:00Z", { facets }, tight);
    expect(days).toMatchObject({ facetRelations: { service: "eq", project: "eq" }, searchedThrough: null });
    const noon = await stats(auditor, scope, "from=2026-03-30T12:00:00Z", { facets }, tight);
    expect(noon).toMatchObject({
      total: { relation: "eq" },
      facetRelations: { service: "gte", project: "gte" },
    });
    expect(noon.searchedThrough).not.toBeNull();
  });
});
