import { describe, expect, it } from "vitest";
import { makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { sentEvent, useIngestBed } from "@/lib/events/testing/ingest-bed";
import { postEvents } from "@/lib/events/testing/ingest-client";

const bed = useIngestBed();

const json = (value: unknown) => JSON.stringify(value);

describe("POST /api/v1/events: keys", () => {
  const make = (plan: Omit<Parameters<typeof makeApiKey>[1], "permissions">) =>
    makeApiKey(bed.organization, { permissions: ["events.ingest"], ...plan });

  it("answers 401 without a key and for one that is unknown, revoked or expired", async () => {
    const past = new Date("2026-01-01T00:00:00Z");
    const revoked = await make({ revokedAt: past });
    const expired = await make({ expiresAt: past });
    const before = await bed.countEvents();
    for (const bad of [undefined, "cairn_00000000000000000000000000000000", "x", revoked.key, expired.key]) {
      const reply = await postEvents({ ...(bad === undefined ? {} : { key: bad }), body: json(sentEvent()) });
      expect(reply.status).toBe(401);
    }
    expect(await bed.countEvents()).toBe(before);
  });

  it("answers 403 for a key that may not send events", async () => {
    const { key: reader } = await makeApiKey(bed.organization, { permissions: ["projectEvents.read"] });
    await bed.expectRefusal({ key: reader, body: json(sentEvent()) }, 403, "events.ingest");
  });

  it("takes from a key that is limited to projects events of these projects alone", async () => {
    const { key: limited } = await make({ projects: ["web-shop"] });
    const project = bed.organization.projects["web-shop"];
    const other = bed.organization.projects["data-platform"];
    const reply = await bed.post({
      key: limited,
      body: json([
        sentEvent(),
        sentEvent({ project: project?.id }),
        sentEvent({ project: project?.id.toUpperCase() }),
        sentEvent({ project: "data-platform" }),
        sentEvent({ project: other?.id }),
        sentEvent({ scope: "organization", project: undefined }),
      ]),
    });
    expect(reply.body.accepted).toBe(3);
    const paths = reply.body.rejected.map((rejected: { index: number; errors: { path: string }[] }) => [
      rejected.index,
      rejected.errors[0]?.path,
    ]);
    expect(paths).toEqual([
      [3, "project"],
      [4, "project"],
      [5, "scope"],
    ]);
  });

  it("writes into the key's own organization, whatever the projects are called there", async () => {
    const globex = await makeOrganization({ projects: ["web-shop", "only-here"] });
    const { key: foreign } = await makeApiKey(globex, { permissions: ["events.ingest"] });
    const sent = sentEvent();
    await bed.post({ body: json(sent) });
    const before = await bed.countEvents();
    const reply = await bed.post({
      key: foreign,
      // The same key as an event of the first organization, and that one's project by its id.
      body: json([
        { ...sent, log: "mine" },
        sentEvent({ project: bed.organization.projects["web-shop"]?.id }),
      ]),
    });
    expect(reply.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, errors: [{ path: "project" }] }],
    });
    expect(await bed.countEvents()).toBe(before);
    expect(await bed.countEvents(globex.id)).toBe(1);
  });
});
