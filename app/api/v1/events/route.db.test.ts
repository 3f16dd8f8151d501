import { beforeAll, describe, expect, it } from "vitest";
import { type MadeOrganization, makeApiKey, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { postEvents } from "@/lib/events/testing/ingest-client";

const database = useTestDatabase();

let organization: MadeOrganization;
let key: string;

beforeAll(async () => {
  organization = await makeOrganization({ projects: ["web-shop", "data-platform"] });
  ({ key } = await makeApiKey(organization, { permissions: ["events.ingest"] }));
});

describe("POST /api/v1/events", () => {
  it("stores one event and answers what became of it", async () => {
    const event = {
      id: "one",
      occurredAt: "2026-11-20T04:05:06.789123Z",
      scope: "project",
      project: "web-shop",
      service: "Virtual Machine",
      event: "Create Instance",
      log: { a: 1 },
    };
    const reply = await postEvents({ key, body: JSON.stringify(event) });
    expect(reply).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } });
    const { rows } = await database.pool.query("SELECT * FROM events WHERE organization_id = $1", [
      organization.id,
    ]);
    expect(rows).toMatchObject([{ id: "one", log: '{"a":1}' }]);
  });
});
