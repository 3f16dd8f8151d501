import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { getDatabase } from "@/db/client";
import { driverError } from "@/lib/events/server/retry-transaction";
import { writeLog } from "@/lib/shared/log";
import { ownAnswer } from "@/lib/shared/own-answer";
import type { SendResult } from "@/lib/shared/send-result";
import type { Channel } from "@/lib/subscriptions/model";
import { findSkipReason } from "../find-skip-reason";
import type { MessageFacts } from "../message-facts";
import { nextAttemptAt } from "../retry-schedule";
import type { ChannelSenders } from "./channel-senders";
import { type LeasedMessage, leaseMessages } from "./lease-messages";
import { readMessageFacts } from "./read-message-facts";
import { type MessageResult, recordResults } from "./record-results";

/** Messages of a channel that one process sends at once; as many mails as the pool of connections takes. */
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

/** A leased message with what sending it takes, or with why that can't be read. */
type Prepared =
  | { message: LeasedMessage; facts: MessageFacts<LeasedMessage> }
  | { message: LeasedMessage; facts: null; error: unknown };

type Queued = Prepared & { queueEnd: number };

/** The driver's own error says what is wrong without repeating the statement's parameters. */
function faultOf(error: unknown): SendResult {
  const cause = driverError(error);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { outcome: "retry", answer: ownAnswer("not_prepared", reason) };
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
 * Sends due messages of one channel, a bounded number at once and none of them inside a transaction. What was answered while other
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
    private readonly channel: Channel,
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
    const { channel, leaseMs, last } = this;
    const request = { channel, limit, leaseMs, now: this.clock(), last };
    const queueEnd = performance.now() + this.leaseMs * maxQueuedShare;
    const leased = await leaseMessages(getDatabase(), request);
    for (const [organizationId, messages] of groupByOrganization(leased)) {
      this.last = organizationId;
      for (const prepared of await this.prepare(organizationId, messages, queueEnd))
        this.queue.push({ ...prepared, queueEnd });
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
    if (queued.length > 0) await this.write(queued.map((prepared) => this.returned(prepared)));
  }

  private startQueued(): void {
    while (this.sending.size < this.maxSending) {
      const next = this.queue.shift();
      if (!next) return;
      this.start(next);
    }
  }

  /**
   * What one message can't be read for must not hold the others: then each is read by itself, for as long as messages
   * may wait. The rest comes back when its lease ends.
   */
  private async prepare(
    organizationId: string,
    messages: readonly LeasedMessage[],
    end: number,
  ): Promise<Prepared[]> {
    try {
      const read = await readMessageFacts(getDatabase(), organizationId, messages);
      return read.map((facts) => ({ message: facts.message, facts }));
    } catch (error) {
      const [message, ...others] = messages;
      if (!message) return [];
      const fields = { organizationId, count: messages.length, error };
      writeLog("error", "Messages could not be prepared. They are tried again later.", fields);
      if (others.length === 0) return [{ message, facts: null, error }];
    }
    const prepared: Prepared[] = [];
    for (const message of messages) {
      if (performance.now() > end) break;
      prepared.push(...(await this.prepare(organizationId, [message], end)));
    }
    return prepared;
  }

  private start({ queueEnd, ...prepared }: Queued): void {
    const isLate = performance.now() > queueEnd;
    const result = isLate ? Promise.resolve(this.returned(prepared)) : this.sendOne(prepared);
    const sending = result
      .then((ended) => this.record(ended))
      .catch((error: unknown) => {
        const fields = { messageId: prepared.message.id, error };
        writeLog("error", "A message could not be sent. It is tried again later.", fields);
      })
      .finally(() => {
        this.sending.delete(sending);
        this.startQueued();
      });
    this.sending.add(sending);
  }

  private async sendOne(prepared: Prepared): Promise<MessageResult> {
    const { message, facts } = prepared;
    if (facts === null) return this.resultOf(prepared, faultOf(prepared.error));
    const { person, events } = facts;
    const reason = findSkipReason(facts);
    if (reason !== null || person === null)
      return this.ended(prepared, { status: "skipped", reason: reason ?? "left" });
    // Every delivery of a digest was there already when it was to join: a digest of nothing.
    if (message.kind !== "test" && events.length === 0)
      return this.ended(prepared, { status: "skipped", reason: null });
    try {
      return this.resultOf(prepared, await this.senders.send(facts, person));
    } catch (error) {
      // Not the other side's doing: a person's time zone that no longer exists, a mailbox that can't be written.
      writeLog("error", "A message could not be prepared. It is tried again later.", {
        messageId: message.id,
        error,
      });
      return this.resultOf(prepared, faultOf(error));
    }
  }

  private resultOf(prepared: Prepared, { outcome, answer }: SendResult): MessageResult {
    const { message, facts } = prepared;
    const at = this.clock();
    if (outcome === "sent")
      return { ...this.ended(prepared, { status: "sent", reason: null }), outcome, answer };
    const next = outcome === "retry" ? nextAttemptAt(message.firstLeasedAt, at, this.random) : null;
    if (next !== null)
      return { message, facts, status: "pending", reason: null, outcome, answer, dueAt: next, at };
    const reason = outcome === "failed" ? "refused" : "given_up";
    return { ...this.ended(prepared, { status: "failed", reason }), outcome, answer };
  }

  private ended({ message, facts }: Prepared, end: Pick<MessageResult, "status" | "reason">): MessageResult {
    const at = this.clock();
    return { message, facts, ...end, outcome: null, answer: "", dueAt: at, at };
  }

  /** Not attempted after all: due again now. */
  private returned(prepared: Prepared): MessageResult {
    return this.ended(prepared, { status: "pending", reason: null });
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
