import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { hourMs } from "../stats-buckets";
import { readerContext } from "../testing/reader-context";
import {
  countsOf,
  expectAgreement,
  firstMs,
  insert,
  keptOnly,
  makeTrail,
  roomy,
  spreadHours,
  stats,
} from "../testing/stats-bed";
import type { StatsLimits } from "./draw-shape";
import { foldEventCounts } from "./fold-event-counts";

const database = useTestDatabase();

const iso = (ms: number) => new Date(ms).toISOString();
const rangeQuery = (from: string | null, to: string | null) => {
  const parameters = new URLSearchParams();
  if (from !== null) parameters.set("from", from);
  if (to !== null) parameters.set("to", to);
  return parameters;
};

describe("the shape of a list", () => {
  it("agrees with the rows for every reader, range, zone and filter, from counts and from rows", async () => {
    const { organization, reads } = await makeTrail();
    const bound = fc.option(fc.integer({ min: -2 * hourMs, max: (spreadHours + 2) * hourMs }));
    const aligned = fc.boolean();
    let round = 0;
    let sent = 600;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ a: bound, b: bound, aligned }),
        fc.constantFrom(...reads),
        fc.constantFrom("UTC", "Asia/Seoul", "Asia/Kolkata", "America/New_York"),
        fc.constantFrom("", "", "outcome=failure", "service=VPC&channel=!api", "actor=u-1"),
        fc.constantFrom(undefined, keptOnly),
        async (
          { a, b, aligned: isAligned },
          [context, scope, projects, scopeIds],
          timeZone,
          filter,
          limits,
        ) => {
          const at = (value: number | null) =>
            value === null ? null : firstMs + (isAligned ? Math.round(value / hourMs) * hourMs : value);
          const [low, high] = [at(a), at(b)];
          const isSwapped = low !== null && high !== null && low > high;
          const from = isSwapped ? high : low;
          const to = isSwapped ? low : high;
          const range = rangeQuery(from === null ? null : iso(from), to === null ? null : iso(to));
          const query = [range.toString(), projects, filter].filter(Boolean).join("&");
          round += 1;
          if (round % 7 === 3) await foldEventCounts();
          // Some that are late, five that were sent before, and none of them folded yet.
          if (round % 5 === 0) {
            await insert(organization, sent - 5, sent + 15);
            sent += 15;
          }
          const answer = await stats(context, scope, query, { timeZone }, limits);
          const where = {
            "": "true",
            "outcome=failure": "outcome = 'failure'",
            "service=VPC&channel=!api": "service = 'VPC' AND channel IS DISTINCT FROM 'api'",
            "actor=u-1": "actor_id = 'u-1'",
          }[filter] as string;
          await expectAgreement(answer, {
            organizationId: organization.id,
            scopeIds,
            from: from === null ? null : iso(from),
            to: to === null ? null : iso(to),
            where,
          });
          // Without a filter totals come from counts and the rows of two hours, under any budget.
          if (limits === undefined || filter === "") expect(answer.total.relation).toBe("eq");
        },
      ),
      { numRuns: 80 },
    );
  }, 120_000);

  it("stays whole while senders, repeats, late events and folds go on", async () => {
    const { organization, auditor, ids } = await makeTrail(0);
    const scope = { kind: "all", organization: organization.slug } as const;
    const stored = async () => {
      const { rows } = await database.pool.query(
        "SELECT count(*)::int AS count FROM events WHERE organization_id = $1",
        [organization.id],
      );
      return rows[0].count as number;
    };
    let isDone = false;
    const sender = async (start: number) => {
      // Half of each batch was sent before, by this sender or by another.
      for (let at = start; at < start + 300; at += 20) await insert(organization, at, at + 40);
    };
    const folder = async () => {
      while (!isDone) await foldEventCounts();
    };
    const facets = ["outcome", "service"] as const;
    const watcher = async (limits: StatsLimits) => {
      while (!isDone) {
        const before = await stored();
        const answer = await stats(auditor, scope, "", { facets }, limits);
        const { total, histogram } = answer;
        expect(total.relation).toBe("eq");
        expect(total.value).toBeGreaterThanOrEqual(before);
        expect(total.value).toBeLessThanOrEqual(await stored());
        expect(histogram.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(total.value);
        for (const facet of facets) {
          expect([...countsOf(answer, facet).values()].reduce((sum, count) => sum + count, 0)).toBe(
            total.value,
          );
        }
        expect(histogram.buckets.reduce((sum, { failures }) => sum + failures, 0)).toBe(
          countsOf(answer, "outcome").get("failure") ?? 0,
        );
      }
    };
    const senders = Promise.all([0, 150, 300].map(sender)).finally(() => {
      isDone = true;
    });
    await Promise.all([senders, folder(), watcher(roomy), watcher(keptOnly)]);
    const answer = await stats(auditor, scope, "", {}, keptOnly);
    expect(answer.total).toEqual({ value: await stored(), relation: "eq" });
    await expectAgreement(answer, {
      organizationId: organization.id,
      scopeIds: Object.values(ids),
      from: null,
      to: null,
    });
  });

  it("has buckets without gaps, each with what a list over its two instants holds", async () => {
    const { organization, auditor } = await makeTrail(400);
    const scope = { kind: "all", organization: organization.slug } as const;
    const query = "from=2026-03-29T10:17:23.456Z&to=2026-03-31T05:00:00.001Z";
    const { histogram } = await stats(auditor, scope, query, { timeZone: "Asia/Seoul" });
    expect(histogram).toMatchObject({ relation: "eq", timeZone: "Asia/Seoul", edges: "clock" });
    expect(histogram.buckets[0]?.start).toBe("2026-03-29T10:17:23.456Z");
    expect(histogram.buckets.at(-1)?.end).toBe("2026-03-31T05:00:00.001Z");
    const inner = histogram.buckets.slice(1);
    expect(inner.map(({ start }) => start)).toEqual(histogram.buckets.slice(0, -1).map(({ end }) => end));
    const kolkata = await stats(auditor, scope, query, { timeZone: "Asia/Kolkata" }, keptOnly);
    expect(kolkata.histogram).toMatchObject({ relation: "eq", edges: "fullHour" });
  });

  it("has no bucket where nothing ever was, and empty ones in a range that names its ends", async () => {
    const organization = await makeOrganization({ projects: ["empty"] });
    const auditor = readerContext(organization, { role: "trail_viewer" });
    const scope = { kind: "all", organization: organization.slug } as const;
    const nothing = await stats(auditor, scope);
    expect(nothing).toMatchObject({
      total: { value: 0, relation: "eq" },
      histogram: { buckets: [], relation: "eq" },
    });
    expect(nothing.facets.service).toEqual([]);
    const day = await stats(auditor, scope, "from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
    expect(day.histogram.buckets).toHaveLength(96);
    expect(
      (await stats(auditor, scope, "from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z")).total.value,
    ).toBe(0);
    expect((await stats(auditor, scope, "project=empty&project=!empty")).total.value).toBe(0);
    const ever = await stats(auditor, scope, "from=-999999w&to=9999-01-01T00:00:00Z");
    expect(ever.histogram.buckets.length).toBeLessThanOrEqual(123);
  });
});
