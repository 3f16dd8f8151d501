import { AppError } from "./errors";

/** Lets a bounded number of tasks run at once; a bounded number more wait their turn, the others are sent away. */
export class Gate {
  private readonly maxRunning: number;
  private readonly maxWaiting: number;
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(maxRunning: number, maxWaiting: number) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
  }

  /** Runs `task` when there is room. Throws `unavailable` when too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.maxRunning) await this.wait();
    else this.running += 1;
    try {
      return await task();
    } finally {
      // The place goes to the next in line without becoming free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) {
      throw new AppError("unavailable", "The server is busy with other requests. Send this one again.", {
        retryAfterSeconds: 1,
      });
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
