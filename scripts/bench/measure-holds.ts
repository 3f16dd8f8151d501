import { setTimeout as delay } from "node:timers/promises";
import { maxBatchSize, maxBodyBytes } from "@/lib/events/model";
import { ingestEvents } from "@/lib/events/server/ingest-events";
import { eventSource } from "./make-events";
import type { Site } from "./site";
import { type LoopHolds, watchLoop } from "./watch-loop";

const repeats = 5;
const settleMs = 200;
const margin = 4_096;
const largeEventCount = 15;
/** Three bytes each, two, and eleven; with the rest of the event they stay below its bound. */
const denseTokens = 346_000;
const denseNumbers = 515_000;
const unknownCount = 94_000;

export interface HoldFigures {
  label: string;
  /** Of the body; null where the hold is not of taking one in. */
  bytes: number | null;
  /** One for each repetition. */
  holds: LoopHolds[];
}

interface Made {
  contentType: string;
  body: Buffer;
  /** Of its events, how many are refused. */
  rejected?: number;
}

type Make = (name: string) => Made;

/** As many events as a request takes, padded to the largest body that it takes. */
function fullBody(name: string, wrap: (lines: string[]) => string): Buffer {
  const source = eventSource(2);
  const now = Date.now();
  const lines = Array.from({ length: maxBatchSize }, (_, n) => source.line(`${name}-${n}`, now + n));
  const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const pad = "x".repeat(Math.max(0, Math.floor((maxBodyBytes - margin - size) / lines.length) - 12));
  return Buffer.from(wrap(lines.map((line) => line.replace('"log":{', `"log":{"pad":"${pad}",`))));
}

/** Few events of almost a mebibyte each; `members` stand where the log begins. */
function largeEvents(name: string, members: string): Buffer {
  const source = eventSource(3);
  const lines = Array.from({ length: largeEventCount }, (_, n) =>
    source.line(`${name}-${n}`, Date.now()).replace('"log":{', members),
  );
  return Buffer.from(lines.join("\n"));
}

const ndjson = "application/x-ndjson";
/** The smallest tokens that there are, in the log and in the fields beside it. */
const denseLog = `"log":{"list":[${"[],".repeat(denseTokens)}0],`;
const denseChange = `"changes":[{"path":"p","before":[${"1,".repeat(denseNumbers)}1]}],"log":{`;
const unknownFields = `${Array.from({ length: unknownCount }, (_, n) => `"k${n}":0,`).join("")}"log":{`;

const bodies: readonly [label: string, make: Make][] = [
  [
    "16 MiB of NDJSON, 5,000 events",
    (name) => ({ contentType: ndjson, body: fullBody(name, (lines) => lines.join("\n")) }),
  ],
  [
    "16 MiB as a JSON array, 5,000 events",
    (name) => ({ contentType: "application/json", body: fullBody(name, (lines) => `[${lines.join(",")}]`) }),
  ],
  [
    "15 MiB of NDJSON, 15 logs of tiny tokens",
    (name) => ({ contentType: ndjson, body: largeEvents(name, denseLog) }),
  ],
  [
    "15 MiB of NDJSON, 15 changes of tiny tokens",
    (name) => ({ contentType: ndjson, body: largeEvents(name, denseChange) }),
  ],
  [
    "15 MiB of NDJSON, unknown fields (refused)",
    (name) => ({
      ...{ contentType: ndjson, body: largeEvents(name, unknownFields) },
      rejected: largeEventCount,
    }),
  ],
];

async function* once(body: Buffer) {
  yield body;
}

async function takeIn(site: Site, { contentType, body, rejected = 0 }: Made): Promise<void> {
  const answer = await ingestEvents(site.world.context, {
    headers: new Headers({ "content-type": contentType }),
    body: once(body),
    notify: false,
  });
  if (answer.rejected.length !== rejected) {
    throw new Error(`Events were rejected: ${JSON.stringify(answer.rejected[0])}`);
  }
}

/** Takes in the largest bodies in this process and watches its event loop: parsing, checking, hashing, encoding, writing. */
export async function measureHolds(site: Site): Promise<HoldFigures[]> {
  const figures: HoldFigures[] = [];
  for (const [label, make] of bodies) {
    const figure: HoldFigures = { label, bytes: null, holds: [] };
    for (let repeat = 0; repeat <= repeats; repeat += 1) {
      const made = make(`hold-${figures.length}-${repeat}`);
      figure.bytes = made.body.length;
      const hold = await site.withDatabase(async () => {
        await delay(settleMs);
        return watchLoop(() => takeIn(site, made));
      });
      // The first warms the compiler up.
      if (repeat > 0) figure.holds.push(hold);
    }
    figures.push(figure);
  }
  return figures;
}

/** Of a hold, what the product answers for: what it computed, where the system tells, else how long it took. */
export const ownMs = ({ longestMs, longestComputingMs }: LoopHolds): number =>
  longestComputingMs ?? longestMs;
