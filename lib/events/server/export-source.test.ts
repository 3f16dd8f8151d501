import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ExportSource, stoppedReading } from "./export-source";

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

/** Pieces `1` to `last`, which count how often they are asked for; an error comes in the place of one. */
function makePieces(last: number, failsAt = Number.POSITIVE_INFINITY) {
  const ended: unknown[] = [];
  let asked = 0;
  return {
    ended,
    asked: () => asked,
    next: async () => {
      asked += 1;
      if (asked === failsAt) throw new Error("broken");
      return asked <= last ? Buffer.from(String(asked)) : null;
    },
    end: async (error: unknown) => {
      ended.push(error);
      return Buffer.from("end");
    },
  };
}

const streamOf = (pieces: ReturnType<typeof makePieces>, stallMs = 60_000) =>
  new ReadableStream(new ExportSource(pieces, stallMs), { highWaterMark: 0 });

describe("the body of an export", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("gives its pieces and its end", async () => {
    const pieces = makePieces(3);
    expect(await new Response(streamOf(pieces)).text()).toBe("123end");
    expect(pieces.ended).toEqual([null]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("makes nothing before it is asked for, and one piece for each that was taken", async () => {
    const pieces = makePieces(1_000);
    const reader = streamOf(pieces).getReader();
    await vi.advanceTimersByTimeAsync(0);
    expect(pieces.asked()).toBe(0);
    for (let taken = 1; taken <= 5; taken += 1) {
      expect(text((await reader.read()).value)).toBe(String(taken));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(pieces.asked()).toBe(taken);
    }
  });

  it("ends with what says why it could not go on", async () => {
    const pieces = makePieces(5, 3);
    expect(await new Response(streamOf(pieces)).text()).toBe("12end");
    expect(pieces.ended).toEqual([new Error("broken")]);
  });

  it("ends where its reader goes away, before the first piece too", async () => {
    for (const reads of [0, 2]) {
      const pieces = makePieces(5);
      const reader = streamOf(pieces).getReader();
      for (let read = 0; read < reads; read += 1) await reader.read();
      await reader.cancel();
      expect(pieces.ended).toEqual([stoppedReading]);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it("ends once where its reader goes away in the middle of a piece", async () => {
    const pieces = makePieces(5);
    const reader = streamOf(pieces).getReader();
    const reading = reader.read();
    await reader.cancel();
    await reading;
    expect(pieces.ended).toEqual([stoppedReading]);
  });

  it("ends where its reader takes nothing for long", async () => {
    const pieces = makePieces(5);
    const reader = streamOf(pieces, 1_000).getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(999);
    expect(pieces.ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(pieces.ended).toEqual([stoppedReading]);
    await expect(reader.read()).rejects.toThrow("takes nothing");
  });
});
