import { Readable } from "node:stream";
import { type ImportOptions, type ImportSummary, runImport } from "../run-import";
import { ContractServer } from "./contract-server";

/** Imports from memory into a server of its own; waits are noted instead of waited. */
export class ImportHarness {
  readonly server = new ContractServer();
  readonly waits: number[] = [];
  #url = "";

  async start(): Promise<void> {
    this.#url = await this.server.start();
  }

  importBytes(
    bytes: Uint8Array | readonly Uint8Array[],
    options: Partial<ImportOptions> = {},
  ): Promise<ImportSummary> {
    return runImport({
      format: "auto",
      input: Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes, { objectMode: false }),
      url: this.#url,
      key: this.server.key,
      organization: "acme",
      project: null,
      random: () => 0,
      wait: async (delayMs) => {
        this.waits.push(delayMs);
      },
      ...options,
    });
  }

  importText(text: string, options?: Partial<ImportOptions>): Promise<ImportSummary> {
    return this.importBytes(Buffer.from(text), options);
  }

  /** The logs that the server has, in the order in which they came. */
  get logs(): string[] {
    return [...this.server.stored.values()].map(({ log }) => log);
  }
}

/** A small event in Cairn's own form. */
export function eventLine(id: number | string, message = ""): string {
  return JSON.stringify({
    id: `${id}`,
    occurredAt: "2026-01-02T03:04:05Z",
    service: "S",
    event: "E",
    message,
  });
}

/** NDJSON of many of them. */
export function eventLines(count: number, message = ""): string {
  return Array.from({ length: count }, (_, index) => `${eventLine(index, message)}\n`).join("");
}
