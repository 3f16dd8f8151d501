import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { getDatabase } from "@/db/client";
import { writeLog } from "@/lib/shared/log";
import type { SendResult } from "@/lib/shared/send-result";
import { findSkipReason } from "../find-skip-reason";
import type { MessageFacts } from "../message-facts";
import { nextAttemptAt } from "../retry-schedule";
import type { ChannelSenders } from "./channel-senders";
import { type LeasedMessage, leaseMessages } from "./lease-messages";
import { readMessageFacts } from "./read-message-facts";
import { type MessageResult, recordResults } from "./record-results";

/** Messages that one process sends at once; as many mails as the pool of connections takes. */
const maxSending = 8;
/** Messages that it holds: what is read for one of them is read for all at once. */
const maxLeased = 48;
/** Longer than the longest sending, shorter than anyone wants to wait after a worker was killed. */
const leaseMs = 60_000;
/** Of the lease: a message that has waited longer in the queue might be on its way when the lease ends, and goes back. */
const maxQueuedShare = 0.2;
const rewriteDelayMs = 1_000;

export interface MessageSenderOptions {
  clock?: () => Date;
  maxSending?: number;
  leaseMs?: number;
  random?: () => number;
}

type Facts = MessageFacts<LeasedMessage>;

interface Queued {
  facts: Facts;
  queueEnd: number;
}

function groupByOrganization(messages: readonly LeasedMessage[]): Map<string, LeasedMessage[]> {
  const groups = new Map<string, LeasedMessage[]>();
  for (const message of messages) {
    const group = groups.get(message.organizationId) ?? [];
    groups.set(message.organizationId, group);
    group.push(message);
  }
  return groups;
}

/**
 * Sends due messages, a bounded number at once and none of them inside a transaction. What was answered while other
 * answers are being written is written together with the next ones.
 */
export class MessageSender {
  private readonly clock: () => Date;
  private readonly maxSending: number;
  private readonly leaseMs: number;
  private readonly random: () => number;
  private readonly sending = new Set<Promise<void>>();
  private queue: Queued[] = [];
  private waiting: MessageResult[] = [];
  private writing: Promise<void> | null = null;
  private last: string | null = null;

  constructor(
    private readonly senders: ChannelSenders,
    options: MessageSenderOptions = {},
  ) {
    this.clock = options.clock ?? (() => new Date());
    this.maxSending = options.maxSending ?? maxSending;
    this.leaseMs = options.leaseMs ?? leaseMs;
    this.random = options.random ?? Math.random;
  }

  /** True while it has enough to do for now. */
  get isFull(): boolean {
    return this.queue.length >= this.maxSending;
  }

  /** Leases due messages, as many as there is room for, and begins to send them. Answers how many. */
  async begin(): Promise<number> {
    if (this.isFull) return 0;
    const limit = maxLeased - this.queue.length;
    const request = { limit, leaseMs: this.leaseMs, now: this.clock(), last: this.last };
    const queueEnd = performance.now() + this.leaseMs * maxQueuedShare;
    const leased = await leaseMessages(getDatabase(), request);
    for (const [organizationId, messages] of groupByOrganization(leased)) {
      this.last = organizationId;
      for (const facts of await this.readFacts(organizationId, messages))
        this.queue.push({ facts, queueEnd });
    }
    this.startQueued();
    return leased.length;
  }

  /** Resolves when one of the sendings has ended; at once when there is none. */
  async oneEnded(): Promise<void> {
    if (this.sending.size > 0) await Promise.race(this.sending);
  }

  /** Resolves when everything begun has ended and is written. */
  async allEnded(): Promise<void> {
    while (this.sending.size > 0) await Promise.all(this.sending);
  }

  /** Gives back what it holds and has not begun to send. */
  async giveBack(): Promise<void> {
    const queued = this.queue;
    this.queue = [];
    if (queued.length > 0) await this.write(queued.map(({ facts }) => this.returned(facts)));
  }

  private startQueued(): void {
    while (this.sending.size < this.maxSending) {
      const next = this.queue.shift();
      if (!next) return;
      this.start(next);
    }
  }

  /** What can't be read now comes back when its lease ends; the other organizations' messages go on. */
  private async readFacts(organizationId: string, messages: readonly LeasedMessage[]): Promise<Facts[]> {
    try {
      return await readMessageFacts(getDatabase(), organizationId, messages);
    } catch (error) {
      writeLog("error", "Messages could not be prepared. They are tried again later.", {
        organizationId,
        error,
      });
      return [];
    }
  }

  private start({ facts, queueEnd }: Queued): void {
    const isLate = performance.now() > queueEnd;
    const result = isLate ? Promise.resolve(this.returned(facts)) : this.sendOne(facts);
    const sending = result
      .then((ended) => this.record(ended))
      .catch((error: unknown) => {
        const messageId = facts.message.id;
        writeLog("error", "A message could not be sent. It is tried again later.", { messageId, error });
      })
      .finally(() => {
        this.sending.delete(sending);
        this.startQueued();
      });
    this.sending.add(sending);
  }

  private async sendOne(facts: Facts): Promise<MessageResult> {
    const { person, message, events } = facts;
    const reason = findSkipReason(facts);
    if (reason !== null || person === null)
      return this.ended(facts, { status: "skipped", reason: reason ?? "left" });
    // Every delivery of a digest was there already when it was to join: a digest of nothing.
    if (message.kind !== "test" && events.length === 0)
      return this.ended(facts, { status: "skipped", reason: null });
    return this.resultOf(facts, await this.senders.send(facts, person));
  }

  private resultOf(facts: Facts, { outcome, answer }: SendResult): MessageResult {
    const at = this.clock();
    if (outcome === "sent")
      return { ...this.ended(facts, { status: "sent", reason: null }), outcome, answer };
    const next = outcome === "retry" ? nextAttemptAt(facts.message.firstLeasedAt, at, this.random) : null;
    if (next !== null) return { facts, status: "pending", reason: null, outcome, answer, dueAt: next, at };
    const reason = outcome === "failed" ? "refused" : "given_up";
    return { ...this.ended(facts, { status: "failed", reason }), outcome, answer };
  }

  private ended(facts: Facts, end: Pick<MessageResult, "status" | "reason">): MessageResult {
    const at = this.clock();
    return { facts, ...end, outcome: null, answer: "", dueAt: at, at };
  }

  /** Not attempted after all: due again now. */
  private returned(facts: Facts): MessageResult {
    return this.ended(facts, { status: "pending", reason: null });
  }

  private async record(result: MessageResult): Promise<void> {
    this.waiting.push(result);
    while (this.writing) await this.writing;
    const results = this.waiting;
    if (results.length === 0) return;
    this.waiting = [];
    this.writing = this.write(results).finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  /**
   * A result that is lost costs a second sending, so it is written again and again for as long as no other worker may
   * take the message.
   */
  private async write(results: readonly MessageResult[]): Promise<void> {
    const end = performance.now() + this.leaseMs;
    for (;;) {
      try {
        return await recordResults(results);
      } catch (error) {
        if (performance.now() + rewriteDelayMs > end) throw error;
        writeLog("warn", "What became of messages could not be written yet.", {
          count: results.length,
          error,
        });
        await delay(rewriteDelayMs);
      }
    }
  }
}
