import { beforeAll, expect } from "vitest";
import { type MadeOrganization, makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type IngestRequest, postEvents } from "./ingest-client";

type Fields = Record<string, unknown>;

export const ndjson = { "content-type": "application/x-ndjson" };

/** What the route answers when all of so many events were stored. */
export const allAccepted = (count: number) => ({
  status: 200,
  body: { accepted: count, duplicates: 0, rejected: [] },
});

let nextId = 0;

/** A valid event that no other test of the file sends. */
export function sentEvent(fields: Fields = {}): Fields {
  nextId += 1;
  return {
    id: `event-${nextId}`,
    occurredAt: "2026-11-18T04:05:06.789Z",
    scope: "project",
    project: "web-shop",
    service: "Virtual Machine",
    event: "Instance Create",
    ...fields,
  };
}

/** An organization with the projects web-shop and data-platform, and a key that may send it events. */
export function useIngestBed() {
  const database = useTestDatabase();
  let made: { organization: MadeOrganization; key: string } | null = null;
  const bed = () => {
    if (!made) throw new Error("The bed is there from beforeAll on.");
    return made;
  };
  beforeAll(async () => {
    const organization = await makeOrganization({ projects: ["web-shop", "data-platform"] });
    const { key } = await makeApiKey(organization, { permissions: ["events.ingest"] });
    made = { organization, key };
  });
  const post = (request: IngestRequest) => postEvents({ key: bed().key, ...request });
  const countEvents = async (organizationId = bed().organization.id): Promise<number> => {
    const { rows } = await database.pool.query("SELECT count(*) FROM events WHERE organization_id = $1", [
      organizationId,
    ]);
    return rows[0].count;
  };
  return {
    get organization() {
      return bed().organization;
    },
    get pool() {
      return database.pool;
    },
    post,
    countEvents,
    /** The stored logs by event id, of those ids that are there. */
    async logsOf(...ids: unknown[]): Promise<Record<string, string>> {
      const { rows } = await database.pool.query(
        "SELECT id, log FROM events WHERE organization_id = $1 AND id = ANY ($2)",
        [bed().organization.id, ids],
      );
      return Object.fromEntries(rows.map((row) => [row.id, row.log]));
    },
    /** Expects problem details with this status, and that nothing was stored. */
    async expectRefusal(request: IngestRequest, status: number, detail = "") {
      const before = await countEvents();
      const reply = await post(request);
      expect(reply.status).toBe(status);
      expect(reply.headers.get("content-type")).toBe("application/problem+json");
      expect(reply.body.detail).toContain(detail);
      expect(await countEvents()).toBe(before);
    },
  };
}
