import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { second, useNotificationBed } from "../testing/use-notification-bed";
import { BatchMatcher } from "./batch-matcher";

const bed = useNotificationBed();
let logged: { mock: { calls: unknown[] }; mockRestore(): void };

/** Lets no batch for which `condition` holds be marked as matched, whoever matches it. */
const refuse = (condition: string) =>
  bed.pool.query(
    `CREATE OR REPLACE FUNCTION refuse_batch() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN IF ${condition} THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$;
     CREATE OR REPLACE TRIGGER refuse_batch BEFORE UPDATE ON event_batches FOR EACH ROW EXECUTE FUNCTION refuse_batch()`,
  );
const accept = () => bed.pool.query("DROP TRIGGER IF EXISTS refuse_batch ON event_batches");
const waiting = () =>
  bed.rows("SELECT id FROM event_batches WHERE organization_id = $1 AND matched_at IS NULL ORDER BY id");
const matched = async () => (await bed.deliveries()).map(({ eventId }) => eventId);

beforeEach(async () => {
  logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await bed.subscribe([await bed.join()]);
});

afterEach(async () => {
  logged.mockRestore();
  await accept();
});

it("a batch that can't be matched holds no other one, rests, and is named", async () => {
  const batchIds: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    await bed.happen(1, { id: `e-${index}`, occurredAt: new Date(bed.now.getTime() + index) });
    batchIds.push((await waiting()).at(-1)?.id);
  }
  const poisoned = batchIds[1];
  await refuse(`NEW.id = ${poisoned}`);
  const matcher = new BatchMatcher({ clock: bed.clock });
  expect(await matcher.match()).toBe(4);
  expect(await matched()).toEqual(["e-0", "e-2", "e-3", "e-4"]);
  expect(String(logged.mock.calls)).toContain(`"batchId":${poisoned}`);
  await bed.happen(1, { id: "e-5" });
  expect(await matcher.match()).toBe(1);
  expect(await waiting()).toEqual([{ id: poisoned }]);
  await accept();
  expect(await matcher.match()).toBe(0);
  bed.pass(second);
  expect(await matcher.match()).toBe(1);
  expect(await matched()).toContain("e-1");
});

it("an organization of which none can be matched rests as a whole after a few", async () => {
  for (let batch = 0; batch < 10; batch += 1) await bed.happen();
  await refuse(`NEW.organization_id = '${bed.acme.id}'`);
  const matcher = new BatchMatcher({ clock: bed.clock });
  expect(await matcher.match()).toBe(0);
  // All together, and then the first three.
  expect(logged.mock.calls).toHaveLength(4);
  expect(await matcher.match()).toBe(0);
  expect(logged.mock.calls).toHaveLength(4);
  await accept();
  bed.pass(second);
  expect(await matcher.match()).toBe(10);
});
