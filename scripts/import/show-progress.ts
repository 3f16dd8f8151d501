import { formatCount } from "@/lib/shared/format-count";
import type { ImportCounts } from "./run-import";

const barWidth = 24;
const redrawEveryMs = 100;
const lineEveryMs = 5_000;

export interface ProgressOutput {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows how far an import is: a bar that redraws itself on a terminal, a line now and then anywhere else.
 * `now` is a clock in milliseconds.
 */
export class ProgressDisplay {
  readonly #output: ProgressOutput;
  readonly #totalBytes: number | null;
  readonly #now: () => number;
  readonly #startedAt: number;
  #shownAt: number;

  constructor(output: ProgressOutput, totalBytes: number | null, now: () => number = Date.now) {
    this.#output = output;
    this.#totalBytes = totalBytes;
    this.#now = now;
    this.#startedAt = now();
    this.#shownAt = this.#startedAt;
  }

  update(counts: ImportCounts): void {
    const now = this.#now();
    if (now - this.#shownAt < (this.#output.isTTY ? redrawEveryMs : lineEveryMs)) return;
    this.#shownAt = now;
    const line = progressLine(counts, this.#totalBytes, now - this.#startedAt);
    this.#output.write(this.#output.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }

  /** A wait is told in a line of its own, so that it can be read afterwards. */
  wait(reason: string, delayMs: number): void {
    this.clear();
    this.#output.write(`${reason}; trying again in ${(delayMs / 1000).toFixed(1)} s\n`);
  }

  clear(): void {
    if (this.#output.isTTY) this.#output.write("\r\u001b[K");
  }
}

/** One line: how much of the input, how many records, how fast. */
export function progressLine(counts: ImportCounts, totalBytes: number | null, elapsedMs: number): string {
  const done = counts.accepted + counts.duplicates + counts.rejected;
  const rate = elapsedMs > 0 ? Math.round((done * 1000) / elapsedMs) : 0;
  const parts = [
    `${formatCount(counts.read)} read`,
    `${formatCount(counts.accepted)} accepted`,
    `${formatCount(counts.duplicates)} duplicates`,
    `${formatCount(counts.rejected)} rejected`,
    `${formatCount(rate)}/s`,
  ];
  return `${share(counts.bytesRead, totalBytes)}  ${parts.join("  ")}`;
}

function share(bytes: number, total: number | null): string {
  if (total === null || total === 0) return `${(bytes / 1_048_576).toFixed(1)} MiB`;
  const part = Math.min(1, bytes / total);
  const filled = Math.round(part * barWidth);
  return `[${"#".repeat(filled)}${"-".repeat(barWidth - filled)}] ${String(Math.floor(part * 100)).padStart(3)} %`;
}
