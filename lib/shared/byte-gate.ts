import { AppError } from "./errors";

const retryAfterSeconds = 2;

const busy = () =>
  new AppError("unavailable", "The server is busy with other requests. Send this one again.", {
    retryAfterSeconds,
  });

interface Waiter {
  bytes: number;
  enter: () => void;
}

/** Bytes that one request may hold in memory. */
export interface ReservedBytes {
  /** Gives back what is not needed after all. */
  shrinkTo(bytes: number): void;
  /** Gives back the rest; further calls do nothing. */
  release(): void;
}

export interface ByteGateOptions {
  maxBytes: number;
  /** More than this many that wait are sent away at once, */
  maxWaiting: number;
  /** and those that wait so long. */
  maxWaitMs: number;
}

/** Keeps what all requests together hold in memory within bounds: who enters has its bytes reserved before it reads. */
export class ByteGate {
  private readonly options: ByteGateOptions;
  private readonly waiting: Waiter[] = [];
  private taken = 0;

  constructor(options: ByteGateOptions) {
    this.options = options;
  }

  /** Waits, in order, until there is room. Throws `unavailable` where that takes too long. */
  async take(bytes: number): Promise<ReservedBytes> {
    if (this.waiting.length > 0 || !this.hasRoomFor(bytes)) await this.wait(bytes);
    else this.taken += bytes;
    let held = bytes;
    const keep = (kept: number) => {
      this.taken -= held - kept;
      held = kept;
      this.letIn();
    };
    return { shrinkTo: (kept) => keep(Math.min(held, kept)), release: () => keep(0) };
  }

  private hasRoomFor(bytes: number): boolean {
    // One that is larger than all there is may pass alone.
    return this.taken === 0 || this.taken + bytes <= this.options.maxBytes;
  }

  private wait(bytes: number): Promise<void> {
    if (this.waiting.length >= this.options.maxWaiting) throw busy();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(busy());
        // A smaller one may have waited behind it.
        this.letIn();
      }, this.options.maxWaitMs);
      const waiter: Waiter = {
        bytes,
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.waiting.push(waiter);
    });
  }

  private letIn(): void {
    for (let next = this.waiting[0]; next && this.hasRoomFor(next.bytes); next = this.waiting[0]) {
      this.waiting.shift();
      // Before it runs: nobody else may take the same bytes.
      this.taken += next.bytes;
      next.enter();
    }
  }
}
