import { describe, expect, it } from "vitest";
import { hour, minute, useNotificationBed } from "../testing/use-notification-bed";

const bed = useNotificationBed();

const activity = () =>
  bed.rows(
    `SELECT subscription_id AS id, matched, late, last_matched_at IS NOT NULL AS fired
     FROM subscription_activity WHERE organization_id = $1`,
  );

describe("late events", () => {
  it("fire nothing and are counted as late", async () => {
    const id = await bed.subscribe([await bed.join()]);
    await bed.happen(1, { occurredAt: new Date(bed.now.getTime() - 24 * hour - 1) });
    await bed.happen(1, { occurredAt: new Date(bed.now.getTime() - 24 * hour) });
    await bed.happen(2, {}, false);
    await bed.match();
    expect(await bed.deliveries()).toHaveLength(1);
    expect(await activity()).toEqual([{ id, matched: 1, late: 3, fired: true }]);
  });

  it("are those, too, that came before their subscription was registered or enabled", async () => {
    const kim = await bed.join();
    await bed.happen(2);
    const old = await bed.subscribe([kim]);
    const fresh = await bed.subscribe([kim], { enabledAt: new Date(bed.now.getTime() + 1) });
    await bed.match();
    bed.pass(1);
    await bed.happen(1);
    await bed.match();
    expect(await bed.deliveries()).toHaveLength(4);
    const counted = new Map((await activity()).map((row) => [row.id, row]));
    expect(counted.get(old)).toMatchObject({ matched: 3, late: 0 });
    expect(counted.get(fresh)).toMatchObject({ matched: 1, late: 2 });
  });

  it("alone leave a subscription that never fired", async () => {
    const id = await bed.subscribe([await bed.join()]);
    await bed.happen(1, {}, false);
    await bed.match();
    expect(await activity()).toEqual([{ id, matched: 0, late: 1, fired: false }]);
  });

  it("begin no window: that of a flood begins with the first event that is notified", async () => {
    await bed.subscribe([await bed.join()]);
    await bed.happen(1, {}, false);
    await bed.match();
    bed.pass(minute / 2);
    const first = bed.now;
    await bed.happen(25);
    await bed.match();
    await bed.happen(1, {}, false);
    bed.pass(minute / 2);
    await bed.match();
    const [digest, ...others] = await bed.rows(
      "SELECT due_at AS due FROM messages WHERE organization_id = $1 AND kind = 'digest'",
    );
    expect(others).toEqual([]);
    expect(digest?.due.getTime() - first.getTime()).toBe(minute);
  });
});
