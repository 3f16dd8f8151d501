import type { Random } from "../demo/random";

const names = [
  "instanceId",
  "subnetId",
  "policyArn",
  "bucketName",
  "volumeId",
  "imageId",
  "keyName",
  "requestParameters",
];
const words = [
  "production",
  "staging",
  "read-only",
  "t3.medium",
  "kr-central-2",
  "encrypted",
  "default",
  "10.20.0.0/16",
];
const minLogBytes = 700;
const spreadBytes = 1_300;

/** Hex digits by the thousand, to cut ids from: drawing each digit would cost more than the rest of an event. */
function hexPool(random: Random): (length: number) => string {
  const pool = random.hex(65_536);
  return (length) => {
    const start = Math.floor(random.next() * (pool.length - length));
    return pool.slice(start, start + length);
  };
}

/**
 * Makes the original records: 0.7 to 2 KB of JSON, most of them on the short side, of repeated names and of values
 * that are told apart by ids, as clouds' records are.
 */
export function logMaker(random: Random): (head: Record<string, unknown>) => Record<string, unknown> {
  const hex = hexPool(random);
  return (head) => {
    const wanted = minLogBytes + spreadBytes * random.next() ** 2;
    const request: Record<string, unknown>[] = [];
    let size = 420;
    while (size < wanted - 60) {
      const item = {
        [random.pick(names)]: `${random.pick(words)}-${hex(17)}`,
        version: random.integer(1, 40),
        arn: hex(24),
      };
      request.push(item);
      size += 88;
    }
    return {
      eventVersion: "1.11",
      ...head,
      apiCallId: hex(32),
      sessionContext: hex(48),
      request,
      response: { code: 200, etag: hex(32) },
    };
  };
}
