import { PassThrough } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readEventBody } from "./read-event-body";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const second = 1_000;

function begin(headers: Record<string, string> = {}) {
  const body = new PassThrough();
  const read = readEventBody({ headers: new Headers(headers), body });
  const ended = read.then(
    (bytes) => bytes.length,
    (error: unknown) => error,
  );
  return { body, ended };
}

/** Sends one piece after the other, with a pause before each. */
async function send(body: PassThrough, pieces: readonly Buffer[], pauseMs: number): Promise<void> {
  for (const piece of pieces) {
    await vi.advanceTimersByTimeAsync(pauseMs);
    if (body.destroyed) return;
    body.write(piece);
  }
}

describe("a body", () => {
  it("may pause for a while, and may be as slow as a slow line", async () => {
    const { body, ended } = begin();
    const pieces = Array.from({ length: 60 }, () => Buffer.alloc(128 * 1_024));
    await send(body, [Buffer.from("{")], 25 * second);
    await send(body, pieces, second);
    body.end();
    expect(await ended).toBe(1 + 60 * 128 * 1_024);
  });

  it("is given up when it trickles, packed or not, and whatever length it announced", async () => {
    const packed = gzipSync(Buffer.alloc(100_000, "x"));
    for (const [headers, piece] of [
      [{}, Buffer.from(" ")],
      [{ "content-length": "1000" }, Buffer.from(" ")],
      [{ "content-encoding": "gzip" }, packed],
    ] as const) {
      const { body, ended } = begin(headers);
      await send(body, Array<Buffer>(40).fill(piece), second);
      expect(await ended).toMatchObject({ code: "too_slow" });
    }
  });

  it("is given up when nothing comes", async () => {
    const { ended } = begin();
    await vi.advanceTimersByTimeAsync(30 * second);
    expect(await ended).toMatchObject({ code: "too_slow" });
  });
});
