import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import type { Context } from "@/lib/access/context";
import { type EventFilters, parseEventFilters } from "../filters";
import type { EventListItem, NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import type { ScanLimits } from "./event-scan";
import { insertEvents } from "./insert-events";
import { listEvents } from "./list-events";

process.env.NEXTAUTH_SECRET ??= "a secret of this test";
useTestDatabase();

/** So small that every kind of end is met: of a page, of a statement, of a month, of the budget. */
const limits: fc.Arbitrary<ScanLimits> = fc.record({
  maxRows: fc.integer({ min: 1, max: 40 }),
  firstRows: fc.integer({ min: 1, max: 12 }),
  growth: fc.constantFrom(1, 4),
  maxMs: fc.constant(60_000),
});

/** Few instants, so that many events share one; in several months, one of which all old events share. */
const instants = [
  "1999-12-31T23:59:59.999Z",
  "2024-02-29T12:00:00Z",
  "2026-09-30T23:59:59.999Z",
  "2026-10-01T00:00:00Z",
];
const event = fc.record({
  occurredAt: fc
    .tuple(fc.constantFrom(...instants), fc.integer({ min: 0, max: 2 }))
    .map(([text, more]) => new Date(Date.parse(text) + more)),
  id: fc.stringMatching(/^[a-zA-Z가-나é/%_]{1,3}$/),
  service: fc.constantFrom("s1", "s2", "s3"),
  event: fc.constantFrom("e1", "e2"),
  actorId: fc.constantFrom("kim", "lee", null),
  actorName: fc.constantFrom("kim", "park", null),
  actorEmail: fc.constantFrom("lee", null),
  outcome: fc.constantFrom("success" as const, "failure" as const, "unknown" as const),
  inProject: fc.boolean(),
});
type Made = typeof event extends fc.Arbitrary<infer T> ? T : never;
const events = fc.uniqueArray(event, {
  maxLength: 60,
  selector: (made) => `${made.occurredAt.getTime()} ${made.id}`,
});

const isActor = (made: Made, value: string) =>
  made.actorId === value || made.actorName === value || made.actorEmail === value;

/** Queries beside the same condition in JavaScript. */
const queries: readonly [string, (made: Made) => boolean][] = [
  ["", () => true],
  ["service=s1", (made) => made.service === "s1"],
  ["service=s1&service=s3", (made) => made.service !== "s2"],
  ["service=s1&event=e2", (made) => made.service === "s1" && made.event === "e2"],
  ["actor=kim", (made) => isActor(made, "kim")],
  [
    "actor=kim&actor=lee&event=e1",
    (made) => (isActor(made, "kim") || isActor(made, "lee")) && made.event === "e1",
  ],
  ["actor=!kim", (made) => !isActor(made, "kim")],
  ["outcome=failure&outcome=unknown", (made) => made.outcome !== "success"],
  [
    "outcome=failure&service=s2&event=e1&project=web",
    (made) => made.outcome === "failure" && made.service === "s2" && made.event === "e1" && made.inProject,
  ],
  ["project=!web", (made) => !made.inProject],
  [
    "from=2024-02-29T12:00:00.001Z&to=2026-10-01T00:00:00.001Z",
    ({ occurredAt }) =>
      occurredAt >= new Date("2024-02-29T12:00:00.001Z") && occurredAt < new Date("2026-10-01T00:00:00.001Z"),
  ],
];

/** As the database orders keys: by time, then by the bytes of the id. */
function compare(a: Made, b: Made): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
  );
}

const keyOf = ({ occurredAt, id }: EventListItem | Made) => `${new Date(occurredAt).toISOString()} ${id}`;

async function makeTrail(made: readonly Made[]) {
  const organization = await makeOrganization({ projects: ["web"] });
  const { id: organizationId, projects } = organization;
  const insert = (list: readonly Made[]) =>
    insertEvents(getDatabase(), {
      organizationId,
      events: list.map(({ inProject, ...rest }) => {
        const fields: Partial<NewEvent> = inProject ? { ...rest, scopeId: projects.web?.id ?? "" } : rest;
        return makeEvent(organizationId, fields);
      }),
      notify: false,
    });
  await insert(made);
  return {
    insert,
    organization: organizationId,
    context: readerContext(organization, { role: "organization_admin" }),
  };
}

async function pageThrough(
  context: Context,
  organization: string,
  filters: EventFilters,
  page: { limit: number; limits: ScanLimits; between?: () => Promise<unknown> },
): Promise<EventListItem[]> {
  const found: EventListItem[] = [];
  let cursor: string | null = null;
  let reached: string | null = null;
  do {
    const scope = { kind: "all", organization } as const;
    const answer = await listEvents(context, { scope, filters, limit: page.limit, cursor }, page.limits);
    expect(answer.events.length).toBeLessThanOrEqual(page.limit);
    expect(answer.searchedThrough === null).toBe(answer.nextCursor === null);
    if (reached !== null && answer.searchedThrough !== null && filters.order === "desc") {
      expect(answer.searchedThrough <= reached).toBe(true);
    }
    found.push(...answer.events);
    cursor = answer.nextCursor;
    reached = answer.searchedThrough;
    await page.between?.();
  } while (cursor !== null);
  return found;
}

const anyPaging = fc.record({
  made: events,
  query: fc.constantFrom(...queries),
  order: fc.constantFrom("desc" as const, "asc" as const),
  limit: fc.integer({ min: 1, max: 9 }),
  limits,
});

describe("paging", () => {
  it("gives each matching event exactly once, in order, whatever the limits", async () => {
    await fc.assert(
      fc.asyncProperty(anyPaging, async ({ made, query: [text, matches], order, limit, limits: scan }) => {
        const { context, organization } = await makeTrail(made);
        const filters = { ...parseEventFilters(new URLSearchParams(text)), order };
        const found = await pageThrough(context, organization, filters, { limit, limits: scan });
        const wanted = made.filter(matches).sort(compare);
        if (order === "desc") wanted.reverse();
        expect(found.map(keyOf)).toEqual(wanted.map(keyOf));
      }),
      { numRuns: 120 },
    );
  });

  it("gives each event that was there exactly once while others arrive", async () => {
    await fc.assert(
      fc.asyncProperty(anyPaging, fc.array(event, { maxLength: 20 }), async (paging, late) => {
        const {
          made,
          query: [text, matches],
          order,
          limit,
          limits: scan,
        } = paging;
        const { context, organization, insert } = await makeTrail(made);
        const filters = { ...parseEventFilters(new URLSearchParams(text)), order };
        const queue = late.map((item, index) => ({ ...item, id: `${item.id}-late-${index}` }));
        const between = async () => insert(queue.splice(0, 3));
        const found = await pageThrough(context, organization, filters, { limit, limits: scan, between });
        const keys = found.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
        const wanted = made.filter(matches).sort(compare);
        if (order === "desc") wanted.reverse();
        expect(keys.filter((key) => !key.includes("-late-"))).toEqual(wanted.map(keyOf));
      }),
      { numRuns: 40 },
    );
  });
});
