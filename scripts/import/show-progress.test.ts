import { describe, expect, it } from "vitest";
import { ProgressDisplay, progressLine } from "./show-progress";

const counts = { bytesRead: 512, read: 12_345, accepted: 10_000, duplicates: 2_000, rejected: 45 };

function display(isTTY: boolean, totalBytes: number | null = 2_048) {
  const written: string[] = [];
  let time = 0;
  const output = { isTTY, write: (text: string) => written.push(text) };
  const progress = new ProgressDisplay(output, totalBytes, () => time);
  const at = (now: number): ProgressDisplay => {
    time = now;
    return progress;
  };
  return { written, at };
}

describe("progressLine", () => {
  it("shows the share of the file, the counts and the rate", () => {
    expect(progressLine(counts, 2_048, 2_000)).toBe(
      "[######------------------]  25 %  12,345 read  10,000 accepted  2,000 duplicates  45 rejected  6,023/s",
    );
  });

  it("shows how much was read where the end is not known", () => {
    expect(progressLine({ ...counts, bytesRead: 3 * 1_048_576 }, null, 0)).toMatch(
      /^3\.0 MiB {2}12,345 read .* 0\/s$/,
    );
  });
});

describe("ProgressDisplay", () => {
  it("redraws a bar on a terminal, not too often", () => {
    const { written, at } = display(true);
    for (const now of [10, 99, 100, 150, 205]) at(now).update(counts);
    expect(written).toHaveLength(2);
    expect(written[0]?.startsWith("\r\u001b[K[###")).toBe(true);
  });

  it("writes a line now and then anywhere else", () => {
    const { written, at } = display(false);
    for (const now of [1_000, 4_999, 5_000, 9_000, 10_000]) at(now).update(counts);
    at(10_000).clear();
    expect(written).toHaveLength(2);
    expect(written.every((text) => text.endsWith("/s\n") && !text.includes("\r"))).toBe(true);
  });

  it("tells of a wait in a line of its own", () => {
    const { written, at } = display(true);
    at(0).wait("503 busy", 2_500);
    expect(written.join("")).toBe("\r\u001b[K503 busy; trying again in 2.5 s\n");
  });
});
