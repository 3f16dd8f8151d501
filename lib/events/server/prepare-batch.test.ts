import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { prepareBatch } from "./prepare-batch";

const mebibyte = 1_048_576;

/** Columns and the lengths of arrays beside what is counted. */
const allowance = 0.01 * mebibyte;

it.each<[string, Partial<NewEvent>]>([
  ["logs", { log: `"${"x".repeat(mebibyte - 2)}"` }],
  ["changes", { changes: `[{"path":"p","after":"${"x".repeat(mebibyte - 100)}"}]` }],
  ["logs in Korean", { log: `"${"한".repeat(mebibyte / 3 - 2)}"` }],
])("cuts a batch of many mebibytes of %s into statements of at most four", async (_, large) => {
  const organizationId = randomUUID();
  const events = Array.from({ length: 13 }, () => makeEvent(organizationId, large));
  const { firsts, statements } = await prepareBatch(events);
  expect(firsts.length).toBe(13);
  const sizes = statements.map((columns) => columns.reduce((sum, { length }) => sum + length, 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(12.9 * mebibyte);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * mebibyte + allowance);
});

it("keeps a batch of usual events in one statement", async () => {
  const organizationId = randomUUID();
  const events = Array.from({ length: 2_000 }, () => makeEvent(organizationId));
  expect((await prepareBatch(events)).statements.length).toBe(1);
});
