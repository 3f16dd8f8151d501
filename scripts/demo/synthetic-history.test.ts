import { describe, expect, it } from "vitest";
import { catalogEntries } from "@/lib/catalog/catalog";
import { historyDays, syntheticHistory } from "./synthetic-history";
import { syntheticMark } from "./vendor-log";

const now = new Date("2026-11-20T09:00:00Z");
const history = syntheticHistory(catalogEntries, now, { backgroundCount: 2_000 });
const keyOf = (entry: { scope: string; provider?: string; service: string; event: string }, type?: string) =>
  JSON.stringify([entry.scope, entry.provider, entry.service, type, entry.event]);

describe("syntheticHistory", () => {
  it("has every catalog entry of every provider, current, retired and legacy", () => {
    const seen = new Set(history.map(({ event }) => keyOf(event, event.resource?.type)));
    const missing = catalogEntries.filter((entry) => !seen.has(keyOf(entry, entry.resourceType)));
    expect(missing).toEqual([]);
  });

  it("is the same at every call, in order of time, and within its days", () => {
    expect(syntheticHistory(catalogEntries, now, { backgroundCount: 2_000 })).toEqual(history);
    const times = history.map(({ event }) => Date.parse(event.occurredAt));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(now.getTime() - historyDays * 86_400_000);
    expect(times.at(-1)).toBeLessThan(now.getTime());
    expect(new Set(history.map(({ event }) => event.id)).size).toBe(history.length);
  });

  it("is busy by day and quiet by night in Seoul, up to the last hour", () => {
    const hourOf = (occurredAt: string) => (new Date(occurredAt).getUTCHours() + 9) % 24;
    const between = (from: number, to: number) =>
      history.filter(({ event }) => hourOf(event.occurredAt) >= from && hourOf(event.occurredAt) < to).length;
    expect(between(9, 18)).toBeGreaterThan(between(0, 9) * 2);
    expect(new Set(history.map(({ event }) => hourOf(event.occurredAt))).size).toBe(24);
    const full = syntheticHistory(catalogEntries, now).map(({ event }) => Date.parse(event.occurredAt));
    expect(full.filter((at) => at > now.getTime() - 3_600_000).length).toBeGreaterThan(3);
  });

  it("runs EasyCache operations as START and an end that share resource and correlation id", () => {
    const operations = new Map<string, typeof history>();
    for (const item of history) {
      const id = item.event.correlationId;
      if (id) operations.set(id, [...(operations.get(id) ?? []), item]);
    }
    expect(operations.size).toBeGreaterThan(100);
    for (const [first, last] of operations.values()) {
      expect(first?.event.event).toMatch(/_START$/);
      expect(last?.event.event).toMatch(/_(END|FAILED)$/);
      expect(last?.event.resource).toEqual(first?.event.resource);
      expect(last?.event.message).toContain(last?.event.resource?.name);
    }
  });

  it("has failures with reasons, and changes before and after", () => {
    const failures = history.filter(({ event }) => event.outcome === "failure");
    expect(failures.length).toBeGreaterThan(history.length / 100);
    expect(failures.every(({ event }) => event.reason)).toBe(true);
    expect(history.filter(({ event }) => event.changes).length).toBeGreaterThan(history.length / 50);
  });

  it("lets no act that completed fail", () => {
    const nameOf = new Map(catalogEntries.map((entry) => [keyOf(entry, entry.resourceType), entry.name.en]));
    const contradictions = history.filter(
      ({ event }) =>
        event.outcome === "failure" &&
        /complete|_END$/i.test(`${nameOf.get(keyOf(event, event.resource?.type))} ${event.event}`),
    );
    expect(contradictions.map(({ event }) => event.event).filter((code) => !/fail/i.test(code))).toEqual([]);
  });

  it("names the people who can sign in by their own ids", () => {
    const ids = { users: new Map([["admin@acme.test", "the-id-of-admin"]]), projects: [] };
    const acts = syntheticHistory(catalogEntries, now, { backgroundCount: 200, ids });
    const admin = acts.filter(({ event }) => event.actor?.email === "admin@acme.test");
    expect(new Set(admin.map(({ event }) => event.actor?.id))).toEqual(new Set(["the-id-of-admin"]));
  });

  it("tells in the organization's events of the projects that there are", () => {
    const ids = { users: new Map(), projects: ["the-id-of-one", "the-id-of-the-other"] };
    const told = syntheticHistory(catalogEntries, now, { backgroundCount: 200, ids })
      .map(({ event }) => event)
      .filter(({ scope, resource }) => scope === "organization" && resource?.type === "Project");
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ resource }) => !ids.projects.includes(resource?.id ?? ""))).toEqual([]);
  });

  it("says in each log that it is synthetic", () => {
    for (const { log } of history) expect(JSON.parse(log)).toMatchObject({ synthetic: syntheticMark });
  });
});
