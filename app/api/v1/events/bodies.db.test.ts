import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { allAccepted, ndjson, sentEvent, useIngestBed } from "@/lib/events/testing/ingest-bed";

const bed = useIngestBed();

const json = (value: unknown) => JSON.stringify(value);

describe("POST /api/v1/events: bodies", () => {
  it("takes one event, an array, an envelope and lines", async () => {
    expect(await bed.post({ body: json(sentEvent()) })).toMatchObject(allAccepted(1));
    expect(await bed.post({ body: json([sentEvent(), sentEvent()]) })).toMatchObject(allAccepted(2));
    expect(await bed.post({ body: json({ events: [sentEvent(), sentEvent(), sentEvent()] }) })).toMatchObject(
      allAccepted(3),
    );
    const lines = [sentEvent(), sentEvent()].map(json).join("\n");
    expect(await bed.post({ body: `${lines}\n`, headers: ndjson })).toMatchObject(allAccepted(2));
    expect(await bed.post({ body: "[]" })).toMatchObject(allAccepted(0));
  });

  it("has committed what it answers for", async () => {
    const sent = sentEvent({ log: { a: 1 } });
    await bed.post({ body: json(sent) });
    expect(await bed.logsOf(sent.id)).toEqual({ [String(sent.id)]: '{"a":1}' });
    const { rows } = await bed.pool.query(
      "SELECT scope_id, provider, resource_type, catalog_status, outcome, actor_type, occurred_at FROM events WHERE id = $1",
      [sent.id],
    );
    expect(rows).toMatchObject([
      { scope_id: bed.organization.projects["web-shop"]?.id, outcome: "unknown", actor_type: "unknown" },
    ]);
  });

  it("keeps each element's and each line's bytes as they stood", async () => {
    const hostile = '{ "z":12345678901234567890 , "a":1e400000,"a" : "\\u0000\\ud800\\/é" }';
    const [first, second, third, fourth] = [sentEvent(), sentEvent(), sentEvent(), sentEvent()];
    const withLog = `{"log": ${hostile} ,${json(first).slice(1)}`;
    const bare = ` { "message" : "\\u0041",${json(second).slice(1, -1)}\t} `;
    await bed.post({ body: `[${withLog},\n${bare}]` });
    const lines = `${bare.replace(String(second.id), String(third.id))}\r\n${withLog.replace(String(first.id), String(fourth.id))}`;
    await bed.post({ body: lines, headers: ndjson });
    expect(await bed.logsOf(first.id, second.id, third.id, fourth.id)).toEqual({
      [String(first.id)]: hostile,
      [String(second.id)]: bare.trim(),
      [String(third.id)]: bare.replace(String(second.id), String(third.id)),
      [String(fourth.id)]: hostile,
    });
    const { rows } = await bed.pool.query("SELECT content_hash FROM events WHERE id = $1", [first.id]);
    expect(rows[0].content_hash).toEqual(createHash("sha256").update(hostile).digest());
  });

  it("takes a log nested 500 deep, and one as deep as an event is long", async () => {
    const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    const [first, second] = [sentEvent(), sentEvent()];
    const body = `[${[first, second].map((item, index) => `{"log":${deep(index ? 500_000 : 500)},${json(item).slice(1)}`)}]`;
    expect(await bed.post({ body })).toMatchObject(allAccepted(2));
    expect(await bed.logsOf(first.id, second.id)).toEqual({
      [String(first.id)]: deep(500),
      [String(second.id)]: deep(500_000),
    });
  });

  it("takes all lines of a 15 MiB body", async () => {
    const { id: target, slug } = await makeOrganization({ projects: ["web-shop"] });
    const { key: ownKey } = await makeApiKey(
      { id: target, slug, name: slug, projects: {} },
      { permissions: ["events.ingest"] },
    );
    const lines = Array.from({ length: 4_800 }, () => json(sentEvent({ log: "x".repeat(3_150) })));
    const body = lines.join("\n");
    expect(body.length).toBeGreaterThan(15 * 1_048_576);
    expect(await bed.post({ key: ownKey, body, headers: ndjson })).toMatchObject(allAccepted(4_800));
    expect(await bed.countEvents(target)).toBe(4_800);
    const { rows } = await bed.pool.query(
      "SELECT sum(count)::int AS count FROM event_count_deltas WHERE organization_id = $1 AND dimension = 'total'",
      [target],
    );
    expect(rows[0].count).toBe(4_800);
  });

  it("unpacks gzip", async () => {
    const events = [sentEvent(), sentEvent()];
    const body = gzipSync(json(events));
    expect(await bed.post({ body, headers: { "content-encoding": "gzip" } })).toMatchObject(allAccepted(2));
    expect(Object.keys(await bed.logsOf(...events.map(({ id }) => id)))).toHaveLength(2);
  });

  it("answers a batch that comes again with duplicates alone", async () => {
    const body = json([sentEvent(), sentEvent(), sentEvent()]);
    expect(await bed.post({ body })).toMatchObject(allAccepted(3));
    const before = await bed.countEvents();
    expect((await bed.post({ body })).body).toEqual({ accepted: 0, duplicates: 3, rejected: [] });
    expect(await bed.countEvents()).toBe(before);
  });

  it("rejects a different event under a used key and reveals nothing of the stored one", async () => {
    const [stored, other] = [sentEvent({ log: { secret: 1 } }), sentEvent()];
    await bed.post({ body: json(stored) });
    const reply = await bed.post({
      body: json([other, { ...stored, log: { secret: 2 } }, { ...stored, project: "data-platform" }]),
    });
    const refusal = { id: stored.id, errors: [{ path: "id", message: "already used by a different event" }] };
    expect(reply.body).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [
        { index: 1, ...refusal },
        { index: 2, ...refusal },
      ],
    });
    expect(await bed.logsOf(stored.id)).toEqual({ [String(stored.id)]: '{"secret":1}' });
  });

  it("keeps a batch from firing subscriptions with notify=false", async () => {
    const { rows: before } = await bed.pool.query("SELECT max(id) AS id FROM event_batches");
    await bed.post({ body: json(sentEvent()), query: "?notify=false" });
    await bed.post({ body: json(sentEvent()), query: "?notify=true" });
    const { rows } = await bed.pool.query("SELECT notify FROM event_batches WHERE id > $1 ORDER BY id", [
      before[0].id ?? 0,
    ]);
    expect(rows).toEqual([{ notify: false }, { notify: true }]);
    for (const query of ["?notify=no", "?notify", "?notify=false&notify=true", "?other=1"]) {
      await bed.expectRefusal({ body: json(sentEvent()), query }, 400);
    }
  });

  it("names the parameter that it does not know, and those that it takes", async () => {
    const { status, body } = await bed.post({ body: json(sentEvent()), query: "?dryRun=1&notify=false" });
    const message = 'There is no parameter "dryRun". This address takes notify.';
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: "dryRun", message }]);
  });
});
