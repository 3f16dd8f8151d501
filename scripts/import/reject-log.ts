import { createWriteStream, type WriteStream } from "node:fs";
import { ImportFailure } from "./import-failure";
import type { Reject } from "./prepare-record";

/** The table at the end shows this many; the file has all of them. */
const maxListedRejects = 100;
/** Different reasons that are counted by themselves; messages may quote the record, so there is no end to them. */
const maxReasons = 100;

/** Counts rejects and their reasons in bounded memory, and writes all of them to a file when there is one. */
export class RejectLog {
  readonly listed: Reject[] = [];
  readonly reasons = new Map<string, number>();
  count = 0;
  readonly #file: WriteStream | null;
  #failure: Error | null = null;

  constructor(path: string | null) {
    this.#file = path === null ? null : createWriteStream(path);
    this.#file?.on("error", (error) => {
      this.#failure = error;
    });
  }

  async add(reject: Reject): Promise<void> {
    this.count += 1;
    if (this.listed.length < maxListedRejects) this.listed.push(reject);
    const reason = reasonOf(reject);
    const known = this.reasons.get(reason);
    if (known !== undefined || this.reasons.size < maxReasons) this.reasons.set(reason, (known ?? 0) + 1);
    this.#throwFailure();
    if (this.#file === null) return;
    const file = this.#file;
    if (file.write(`${JSON.stringify(reject)}\n`) || file.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        file.off("drain", done).off("close", done);
        resolve();
      };
      file.on("drain", done).on("close", done);
    });
  }

  async close(): Promise<void> {
    const file = this.#file;
    if (file !== null && !file.closed) {
      const closed = new Promise<void>((resolve) => file.once("close", resolve));
      file.end();
      await closed;
    }
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure === null) return;
    throw new ImportFailure("input", `the rejects can't be written: ${this.#failure.message}`, {
      cause: this.#failure,
    });
  }
}

/** A reason without the text that it quotes, so that like rejects are counted together. */
function reasonOf({ errors }: Reject): string {
  const [first] = errors;
  if (first === undefined) return "no reason given";
  const message = first.message.replace(/: ".*$/s, "");
  return first.path === "" ? message : `${first.path}: ${message}`;
}
