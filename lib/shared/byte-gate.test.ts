import { afterEach, describe, expect, it, vi } from "vitest";
import { ByteGate } from "./byte-gate";

afterEach(() => {
  vi.useRealTimers();
});

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Takes bytes, and tells when it has them. */
function ask(gate: ByteGate, bytes: number) {
  const asked = { bytes, isIn: false, reserved: gate.take(bytes) };
  asked.reserved.then(
    () => {
      asked.isIn = true;
    },
    () => undefined,
  );
  return asked;
}

describe("ByteGate", () => {
  it("lets in what has room, the others in order, and gives room back", async () => {
    const gate = new ByteGate({ maxBytes: 10, maxWaiting: 3, maxWaitMs: 1_000 });
    const asked = [6, 4, 5, 1].map((bytes) => ask(gate, bytes));
    await settle();
    expect(asked.map(({ isIn }) => isIn)).toEqual([true, true, false, false]);
    const first = await asked[0]?.reserved;
    first?.shrinkTo(5);
    await settle();
    expect(asked.map(({ isIn }) => isIn)).toEqual([true, true, false, false]);
    first?.release();
    first?.release();
    await settle();
    expect(asked.map(({ isIn }) => isIn)).toEqual([true, true, true, true]);
    const full = ask(gate, 1);
    await settle();
    expect(full.isIn).toBe(false);
    (await asked[3]?.reserved)?.release();
    await full.reserved;
  });

  it("lets one that is larger than all there is pass alone", async () => {
    const gate = new ByteGate({ maxBytes: 10, maxWaiting: 1, maxWaitMs: 1_000 });
    (await gate.take(11)).release();
    await gate.take(10);
    const large = ask(gate, 11);
    await settle();
    expect(large.isIn).toBe(false);
  });

  it("sends away who would wait behind too many, or has waited too long", async () => {
    vi.useFakeTimers();
    const gate = new ByteGate({ maxBytes: 10, maxWaiting: 2, maxWaitMs: 1_000 });
    const first = await gate.take(8);
    const large = gate.take(5);
    const unavailable = { code: "unavailable", retryAfterSeconds: 2 };
    const refused = expect(large).rejects.toMatchObject(unavailable);
    await vi.advanceTimersByTimeAsync(500);
    const small = ask(gate, 2);
    await expect(gate.take(1)).rejects.toMatchObject(unavailable);
    await vi.advanceTimersByTimeAsync(500);
    await refused;
    // It had room all the time, but for the one before it.
    expect(small.isIn).toBe(true);
    first.release();
    await gate.take(8);
  });
});
