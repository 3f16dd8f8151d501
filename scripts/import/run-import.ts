import type { Readable } from "node:stream";
import { maxEventBytes } from "@/lib/events/model";
import type { ApiOptions } from "./api-request";
import { checkKey } from "./check-key";
import { envelopesOf, type ImportFormat, type SourceFormat } from "./envelopes";
import { EventBatch } from "./event-batch";
import { type FailureKind, ImportFailure } from "./import-failure";
import { readInput } from "./open-input";
import { prepareRecord, type Reject } from "./prepare-record";
import { RejectLog } from "./reject-log";
import { RecordScanner, type Slice } from "./scan-records";
import { EventSender } from "./send-events";
import { type TimeZone, utc } from "./time-zone";

export interface ImportOptions extends Omit<ApiOptions, "signal" | "maxAttempts"> {
  format: ImportFormat;
  input: Readable;
  /** Id or slug; the key must belong to it. */
  organization: string;
  /** Id or slug of the project the events belong to; null for the organization's own events. */
  project: string | null;
  /** For source times without a zone; UTC when left out. */
  zone?: TimeZone;
  /** Whether subscriptions may fire; they don't when left out. */
  notify?: boolean;
  /** File for all rejects, as NDJSON. */
  rejectsFile?: string | null;
  maxAttempts?: number;
  /** Ends the import early; what was sent is kept. */
  signal?: AbortSignal;
  onProgress?: (counts: ImportCounts) => void;
}

export interface ImportCounts {
  /** Bytes of the input as it lies on disk. */
  bytesRead: number;
  /** Records found, good or bad: the sum of the three below when the import is complete. */
  read: number;
  accepted: number;
  duplicates: number;
  rejected: number;
}

export interface ImportSummary extends ImportCounts {
  /** Of the duplicates, those in requests whose first answer was lost: this run may have stored them itself. */
  resent: number;
  /** How many records of each format were sent. */
  formats: ReadonlyMap<SourceFormat, number>;
  /** The first rejects; `reasons` counts all of them. */
  rejects: readonly Reject[];
  reasons: ReadonlyMap<string, number>;
  /** Why the import ended before the input did; null when it is complete. */
  failure: { kind: FailureKind; message: string } | null;
}

const defaultMaxAttempts = 12;

/**
 * Streams the records of `input` through `POST /api/v1/events` in bounded memory: one request is under way while the
 * next is made ready. Never throws for what the input or the server does: the summary says how far it came.
 */
export async function runImport(options: ImportOptions): Promise<ImportSummary> {
  const run = new ImportRun(options);
  try {
    await run.run();
    return run.summary(null);
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    return run.summary({ kind: error.kind, message: error.message });
  } finally {
    options.input.destroy();
  }
}

class ImportRun {
  readonly #options: ImportOptions;
  readonly #signal: AbortSignal;
  readonly #api: ApiOptions;
  readonly #sender: EventSender;
  readonly #rejects: RejectLog;
  readonly #counts = { bytesRead: 0, read: 0, accepted: 0, duplicates: 0, resent: 0 };
  readonly #formats = new Map<SourceFormat, number>();
  #batch = new EventBatch();
  /** The request under way. Awaited before the next and at the end, so its failure is never lost. */
  #sending: Promise<void> = Promise.resolve();

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#api = { ...options, signal: this.#signal, maxAttempts: options.maxAttempts ?? defaultMaxAttempts };
    this.#sender = new EventSender(this.#api, options.notify ?? false);
    this.#rejects = new RejectLog(options.rejectsFile ?? null);
  }

  async run(): Promise<void> {
    const { organization, project } = this.#options;
    try {
      await checkKey(this.#api, organization, project);
      const inputFailure = await this.#readAll();
      if (inputFailure?.kind !== "interrupted") await this.#flush();
      await this.#sending;
      if (inputFailure) throw inputFailure;
    } finally {
      // Only an import that fails can still have a request under way here; its rejects belong in the file too.
      await Promise.allSettled([this.#sending]);
      await this.#rejects.close();
    }
  }

  /** Reads to the end, or as far as it can be read: what came before a damaged place is sent like everything else. */
  async #readAll(): Promise<ImportFailure | null> {
    const { format, input } = this.#options;
    const scanner = new RecordScanner(envelopesOf(format), maxEventBytes);
    const chunks = readInput(input, (bytes) => this.#addBytes(bytes), this.#signal);
    for (;;) {
      const next = await nextChunk(chunks);
      if (next instanceof ImportFailure) return next;
      for (const slice of next.done ? scanner.end() : scanner.push(next.value)) await this.#take(slice);
      if (next.done) return null;
    }
  }

  #addBytes(bytes: number): void {
    this.#counts.bytesRead += bytes;
    this.#report();
  }

  async #take(slice: Slice): Promise<void> {
    if ("problem" in slice) {
      this.#counts.read += 1;
      await this.#rejects.add({ line: slice.line, id: null, errors: [{ path: "", message: slice.problem }] });
      return;
    }
    const { format, project, zone = utc } = this.#options;
    const prepared = prepareRecord(slice.bytes, slice.line, { format, project, zone });
    if (prepared === "emptyEnvelope") return;
    this.#counts.read += 1;
    if ("reject" in prepared) {
      await this.#rejects.add(prepared.reject);
      return;
    }
    if (!this.#batch.hasRoomFor(prepared.event)) await this.#flush();
    this.#batch.add(prepared.event);
    this.#formats.set(prepared.event.format, (this.#formats.get(prepared.event.format) ?? 0) + 1);
  }

  async #flush(): Promise<void> {
    await this.#sending;
    if (this.#signal.aborted) throw new ImportFailure("interrupted", "interrupted");
    const { events } = this.#batch;
    if (events.length === 0) return;
    this.#batch = new EventBatch();
    this.#sending = this.#send(events);
    // Marks the promise as handled until it is awaited; the failure itself stays in it.
    this.#sending.catch(() => undefined);
  }

  async #send(events: EventBatch["events"]): Promise<void> {
    const result = await this.#sender.send(events);
    this.#counts.accepted += result.accepted;
    this.#counts.duplicates += result.duplicates;
    this.#counts.resent += result.resent;
    for (const reject of result.rejects) await this.#rejects.add(reject);
    this.#report();
  }

  #report(): void {
    const { resent: _, ...counts } = this.#counts;
    this.#options.onProgress?.({ ...counts, rejected: this.#rejects.count });
  }

  summary(failure: ImportSummary["failure"]): ImportSummary {
    return {
      ...this.#counts,
      rejected: this.#rejects.count,
      formats: this.#formats,
      rejects: this.#rejects.listed,
      reasons: this.#rejects.reasons,
      failure,
    };
  }
}

async function nextChunk(
  chunks: AsyncGenerator<Uint8Array>,
): Promise<IteratorResult<Uint8Array, void> | ImportFailure> {
  try {
    return await chunks.next();
  } catch (error) {
    if (error instanceof ImportFailure) return error;
    throw error;
  }
}
