import "server-only";
import { ByteGate } from "@/lib/shared/byte-gate";
import { Gate } from "@/lib/shared/gate";
import { maxBodyBytes } from "../model";

const maxBodiesAtOnce = 8;
const maxWaitingUnread = 64;
const maxWaitMs = 10_000;
const maxBatchesAtOnce = 6;
/**
 * One for the matcher, which holds it for a whole batch; the others for readers, for the senders and the jobs, and for the
 * second one that a sign-in takes where its event needs a new month. All of these give theirs back soon.
 */
const connectionsForOthers = 5;
/** More than wait unread: who has waited for room is not sent away for want of a turn. */
const maxBatchesWaiting = 2 * maxWaitingUnread;

/** What the bodies of all requests hold together, from before they are read until they are stored. */
export const bodyGate = new ByteGate({
  maxBytes: maxBodiesAtOnce * maxBodyBytes,
  maxWaiting: maxWaitingUnread,
  maxWaitMs,
});

/** Batches worked on at once with so many connections: never so many that readers or the worker find none. */
export const batchesAtOnce = (connections: number): number =>
  Math.max(1, Math.min(maxBatchesAtOnce, connections - connectionsForOthers));

const gates = new Map<number, Gate>();

/** The process's gate for batches, each of which takes one of its database connections. */
export function batchGate(connections: number): Gate {
  const gate = gates.get(connections) ?? new Gate(batchesAtOnce(connections), maxBatchesWaiting);
  gates.set(connections, gate);
  return gate;
}
