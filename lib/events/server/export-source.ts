import "server-only";
import { writeLog } from "@/lib/shared/log";
import type { ExportError } from "../export-model";

/** What an export gives out, piece by piece. */
export interface ExportPieces {
  /** The next bytes; null when all events are out. An export that can't go on throws. */
  next: () => Promise<Uint8Array | null>;
  /** Called once, however it ends; gives what still goes to the client, if there is one. */
  end: (error: unknown) => Promise<Uint8Array>;
}

/** The client has closed the connection, or reads no more. */
export const stoppedReading: ExportError = {
  code: "client_gone",
  message: "The client stopped reading before the export was complete.",
};

/** A client that takes nothing for so long gives its place to others. */
const stallMs = 120_000;

/**
 * The body of an export's answer. It works only when the client has taken what was there before: a slow client keeps
 * one piece waiting, never the result; one that goes away, or takes nothing for long, ends it.
 */
export class ExportSource implements UnderlyingDefaultSource<Uint8Array> {
  private isEnded = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pieces: ExportPieces,
    private readonly maxStallMs = stallMs,
  ) {}

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.watch(controller);
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    clearTimeout(this.timer);
    const piece = await this.pieces.next().catch((error: unknown) => ({ error }));
    if (this.isEnded) return;
    if (piece instanceof Uint8Array) {
      controller.enqueue(piece);
      this.watch(controller);
      return;
    }
    this.isEnded = true;
    controller.enqueue(await this.pieces.end(piece?.error ?? null));
    controller.close();
  }

  /** Called where the client has gone. */
  async cancel(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isEnded) return;
    this.isEnded = true;
    await this.pieces.end(stoppedReading);
  }

  private watch(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.timer = setTimeout(() => {
      this.cancel().catch((error: unknown) => writeLog("error", "An export did not end well.", { error }));
      controller.error(new Error("The client takes nothing of its export."));
    }, this.maxStallMs);
  }
}
