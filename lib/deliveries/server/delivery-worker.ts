import "server-only";
import { onCommit } from "@/lib/shared/commit-signal";
import { writeLog } from "@/lib/shared/log";
import { type Channel, channels } from "@/lib/subscriptions/model";
import { BatchMatcher } from "./batch-matcher";
import { type ChannelSenders, openChannelSenders } from "./channel-senders";
import { MessageSender, type MessageSenderOptions } from "./message-sender";

export interface RunningWorker {
  /** Begins nothing more and resolves when what is under way has ended and is written. */
  stop(): Promise<void>;
}

/** How often an idle worker looks for what other processes committed. */
const pollMs = 250;
const firstRestMs = 500;
const maxRestMs = 10_000;

/** A wait that ends at a signal, or after a while without one. A signal that comes while nobody waits is kept. */
class Wakeup {
  private isSet = false;
  private end: (() => void) | null = null;

  set(): void {
    this.isSet = true;
    this.end?.();
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end?.(), this.isSet ? 0 : ms);
      this.end = () => {
        clearTimeout(timer);
        this.end = null;
        this.isSet = false;
        resolve();
      };
    });
  }
}

/**
 * Runs `work` again and again until it is stopped: at once after a run that did something, else after a signal or
 * `pollMs`. A run that may take long is to ask `isStopped`. After an error it rests, longer each time, for a database
 * that is away stays away for a while.
 */
function runLoop(
  name: string,
  wakeup: Wakeup,
  work: (isStopped: () => boolean) => Promise<boolean>,
): RunningWorker {
  let isStopped = false;
  // Signals do not cut a rest short.
  const rest = new Wakeup();
  const loop = async () => {
    let failures = 0;
    while (!isStopped) {
      try {
        const didSomething = await work(() => isStopped);
        failures = 0;
        if (!didSomething && !isStopped) await wakeup.wait(pollMs);
      } catch (error) {
        const restMs = Math.min(firstRestMs * 2 ** failures, maxRestMs);
        failures += 1;
        writeLog("error", `The worker failed at ${name} and rests.`, { restMs, error });
        if (!isStopped) await rest.wait(restMs);
      }
    }
  };
  const ended = loop();
  return {
    stop() {
      isStopped = true;
      wakeup.set();
      rest.set();
      return ended;
    },
  };
}

function startSending(channel: Channel, senders: ChannelSenders, options: MessageSenderOptions) {
  const wakeup = new Wakeup();
  const sender = new MessageSender(channel, senders, options);
  const loop = runLoop(`sending (${channel})`, wakeup, async () => {
    const begun = await sender.begin();
    if (sender.isFull) await sender.oneEnded();
    return begun > 0;
  });
  return { wakeup, sender, loop };
}

/**
 * Matches events and sends notifications, in this process, beside any number of others that do. Signals of commits in
 * this process wake it at once.
 */
export function startDeliveryWorker(options: MessageSenderOptions = {}): RunningWorker {
  const matchWakeup = new Wakeup();
  const senders = openChannelSenders();
  // Each by itself: a gateway that hangs must not hold the mails, nor a mail server the text messages.
  const sendings = channels.map((channel) => startSending(channel, senders, options));
  const matcher = new BatchMatcher();
  const forget = onCommit(() => matchWakeup.set());
  const matching = runLoop("matching", matchWakeup, async (isStopped) => {
    const matched = await matcher.matchRound(isStopped);
    if (matched > 0) for (const sending of sendings) sending.wakeup.set();
    return matched > 0;
  });
  return {
    async stop() {
      forget();
      await Promise.all([matching.stop(), ...sendings.map(({ loop }) => loop.stop())]);
      try {
        await Promise.all(sendings.map(({ sender }) => sender.giveBack()));
      } finally {
        // What is given back late comes back when its lease ends; what is under way must be written all the same.
        await Promise.all(sendings.map(({ sender }) => sender.allEnded()));
        await senders.close();
      }
    },
  };
}
