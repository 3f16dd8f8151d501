import { z } from "zod";
import { type ApiOptions, apiRequest, problemText } from "./api-request";
import { requestBody } from "./event-batch";
import { ImportFailure } from "./import-failure";
import type { PreparedEvent, Reject } from "./prepare-record";

export interface SendResult {
  accepted: number;
  duplicates: number;
  /** Of the duplicates, those whose first sending may have been the one that was stored. */
  resent: number;
  rejects: Reject[];
}

const answerSchema = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(
    z.object({
      index: z.number().int(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
  ),
});

/** This many single events refused one after another, with none taken between, means that the fault is not theirs. */
const maxRefusedInARow = 10;

/**
 * Sends batches, one at a time. A request that is refused as a whole (too large for something on the way, or not
 * understood) is halved until the event at fault is found, so that it costs its neighbours nothing.
 */
export class EventSender {
  readonly #options: ApiOptions;
  readonly #path: string;
  #refusedInARow = 0;

  constructor(options: ApiOptions, notify: boolean) {
    this.#options = options;
    this.#path = notify ? "api/v1/events" : "api/v1/events?notify=false";
  }

  /** @throws ImportFailure when the server can't be reached, refuses the key, or answers what no Cairn would */
  async send(events: readonly PreparedEvent[]): Promise<SendResult> {
    const { contentType, bytes } = requestBody(events);
    const { status, body, lostAnswers } = await apiRequest(this.#options, this.#path, {
      method: "POST",
      headers: { "content-type": contentType },
      body: bytes,
    });
    if (status === 200) return this.#read(events, body, lostAnswers > 0);
    const reason = `${status} ${problemText(body)}`.trim();
    if (status !== 400 && status !== 413 && status !== 422) {
      throw new ImportFailure("refused", `the server refuses the events: ${reason}`);
    }
    return events.length === 1 ? this.#refuse(events, reason) : this.#halve(events);
  }

  #read(events: readonly PreparedEvent[], body: unknown, isResent: boolean): SendResult {
    const answer = answerSchema.safeParse(body);
    if (!answer.success || !isComplete(answer.data, events.length)) {
      throw new ImportFailure("refused", "the server's answer does not account for every event");
    }
    const { accepted, duplicates, rejected } = answer.data;
    if (accepted + duplicates > 0) this.#refusedInARow = 0;
    const rejects = rejected.flatMap(({ index, errors }) => {
      const event = events[index];
      return event === undefined ? [] : [{ line: event.line, id: event.id, errors }];
    });
    return { accepted, duplicates, resent: isResent ? duplicates : 0, rejects };
  }

  #refuse(events: readonly PreparedEvent[], reason: string): SendResult {
    this.#refusedInARow += 1;
    if (this.#refusedInARow >= maxRefusedInARow) {
      throw new ImportFailure("refused", `the server refuses every event: ${reason}`);
    }
    const rejects = events.map(({ line, id }) => ({ line, id, errors: [{ path: "", message: reason }] }));
    return { accepted: 0, duplicates: 0, resent: 0, rejects };
  }

  async #halve(events: readonly PreparedEvent[]): Promise<SendResult> {
    const middle = Math.ceil(events.length / 2);
    const first = await this.send(events.slice(0, middle));
    const second = await this.send(events.slice(middle));
    return {
      accepted: first.accepted + second.accepted,
      duplicates: first.duplicates + second.duplicates,
      resent: first.resent + second.resent,
      rejects: [...first.rejects, ...second.rejects],
    };
  }
}

function isComplete(answer: z.infer<typeof answerSchema>, count: number): boolean {
  const isKnown = answer.rejected.every(({ index }) => index >= 0 && index < count);
  return isKnown && answer.accepted + answer.duplicates + answer.rejected.length === count;
}
