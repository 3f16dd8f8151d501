import { describe, expect, it } from "vitest";
import { allAccepted, ndjson, sentEvent, useIngestBed } from "@/lib/events/testing/ingest-bed";

const bed = useIngestBed();

const json = (value: unknown) => JSON.stringify(value);

describe("POST /api/v1/events: one bad event never costs its neighbours", () => {
  it.each([
    ["an unknown field", { colour: "red" }, "colour"],
    ["an unknown field inside", { actor: { phone: "1" } }, "actor.phone"],
    ["no id", { id: undefined }, "id"],
    ["no scope", { scope: undefined }, "scope"],
    ["no project", { project: undefined }, "project"],
    ["a project that is not there", { project: "nowhere" }, "project"],
    ["a time in year 1", { occurredAt: "0001-01-01T00:00:00Z" }, "occurredAt"],
    ["a time in year 9999", { occurredAt: "9999-12-31T23:59:59Z" }, "occurredAt"],
    ["no time", { occurredAt: "soon" }, "occurredAt"],
    ["a leap second that never was", { occurredAt: "2026-11-18T12:00:60Z" }, "occurredAt"],
    ["NUL in a field", { message: "a\u0000b" }, "message"],
    ["a lone surrogate in a field", { resource: { name: "\ud800" } }, "resource.name"],
    ["a value that is too long", { userAgent: "x".repeat(1_025) }, "userAgent"],
    ["a size of 1.1 MiB", { log: "x".repeat(1_153_434) }, ""],
  ])("rejects %s by index and name", async (_, change, path) => {
    const [before, after] = [sentEvent(), sentEvent()];
    const bad = sentEvent(change);
    const id = bad.id ?? null;
    for (const request of [
      { body: json([before, bad, after]) },
      { body: [sentEvent(), bad, sentEvent()].map(json).join("\n"), headers: ndjson },
    ]) {
      const reply = await bed.post(request);
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual({
        accepted: 2,
        duplicates: 0,
        rejected: [{ index: 1, id, errors: [{ path, message: expect.stringMatching(/./) }] }],
      });
    }
    expect(Object.keys(await bed.logsOf(before.id, after.id))).toHaveLength(2);
    expect(await bed.logsOf(bad.id)).toEqual({});
  });

  it("takes a leap second that was, on its day", async () => {
    const leap = sentEvent({ occurredAt: "2016-12-31T23:59:60.5Z" });
    expect(await bed.post({ body: json(leap) })).toMatchObject(allAccepted(1));
    const { rows } = await bed.pool.query("SELECT occurred_at FROM events WHERE id = $1", [leap.id]);
    expect(rows).toEqual([{ occurred_at: new Date("2016-12-31T23:59:59.999Z") }]);
  });

  it("rejects a broken line and a line that is not UTF-8, and stores the others", async () => {
    const [first, second] = [sentEvent(), sentEvent()];
    const body = Buffer.concat([
      Buffer.from(`${json(first)}\n{"id":"broken\n`),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from(json(second)),
    ]);
    const reply = await bed.post({ body, headers: ndjson });
    expect(reply.body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, id: null },
        { index: 2, id: null },
      ],
    });
    expect(Object.keys(await bed.logsOf(first.id, second.id))).toHaveLength(2);
  });

  it("takes an archived project's events", async () => {
    await bed.pool.query("UPDATE projects SET archived_at = now() WHERE id = $1", [
      bed.organization.projects["data-platform"]?.id,
    ]);
    expect(await bed.post({ body: json(sentEvent({ project: "data-platform" })) })).toMatchObject(
      allAccepted(1),
    );
  });

  it("keeps an event of a code that no catalog has, and says so", async () => {
    const unknown = sentEvent({ service: "Nothing", event: "Happened" });
    await bed.post({ body: json(unknown) });
    const { rows } = await bed.pool.query("SELECT provider, catalog_status FROM events WHERE id = $1", [
      unknown.id,
    ]);
    expect(rows).toEqual([{ provider: null, catalog_status: "unknown" }]);
  });
});
