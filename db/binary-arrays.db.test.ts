import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeBytesArray,
  encodeInstantArray,
  encodeIntegerArray,
  encodeTextArray,
  encodeUuidArray,
} from "./binary-arrays";
import { useTestDatabase } from "./testing/test-database";

const database = useTestDatabase();

async function sendAndReceive(type: string, array: Buffer): Promise<unknown[]> {
  const { rows } = await database.pool.query(`SELECT unnest($1::${type}[]) AS value`, [array]);
  return rows.map((row) => row.value);
}

const texts = fc
  .string({
    unit: fc.oneof(fc.constantFrom('"', "\\", "{", ",", " ", "\n", "NULL", "한", "🙂"), fc.string()),
  })
  .map((text) => Buffer.from(text).toString().replaceAll("\u0000", ""));

describe("binary arrays", () => {
  it("bring texts and nulls over unchanged", async () => {
    const longTexts = texts.map((text) => text.repeat(300));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.oneof(texts, longTexts))), async (values) => {
        expect(await sendAndReceive("text", encodeTextArray(values))).toEqual(values);
      }),
    );
  });

  it("bring instants over to the millisecond, also from before 2000", async () => {
    const instants = fc.integer({ min: 0, max: Date.parse("2100-01-01T00:00:00Z") });
    await fc.assert(
      fc.asyncProperty(fc.array(instants), async (values) => {
        const received = await sendAndReceive("timestamptz", encodeInstantArray(values));
        expect(received).toEqual(values.map((value) => new Date(value)));
      }),
    );
  });

  it("bring integers, bytes and ids over", async () => {
    const integers = [0, 1, -1, 2 ** 31, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    expect(await sendAndReceive("bigint", encodeIntegerArray(integers))).toEqual(integers);
    const buffers = [Buffer.from([]), Buffer.from([0, 255, 92])];
    expect(await sendAndReceive("bytea", encodeBytesArray(buffers))).toEqual(buffers);
    const id = "0aB1c2d3-1111-4111-8111-ffffffffffff";
    expect(await sendAndReceive("uuid", encodeUuidArray([id, id]))).toEqual([
      id.toLowerCase(),
      id.toLowerCase(),
    ]);
  });

  it("may be empty", async () => expect(await sendAndReceive("text", encodeTextArray([]))).toEqual([]));
});
