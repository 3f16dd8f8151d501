import "server-only";
import { ByteGate } from "@/lib/shared/byte-gate";
import { Gate } from "@/lib/shared/gate";
import { maxBodyBytes } from "../model";

const maxBodiesAtOnce = 8;
const maxWaitingUnread = 64;
const maxWaitMs = 10_000;
const maxBatchesAtOnce = 6;
/** For readers, and for the second one that a sign-in takes where its event needs a new month. */
const connectionsForOthers = 2;
/** More than wait unread: who has waited for room is not sent away for want of a turn. */
const maxBatchesWaiting = 2 * maxWaitingUnread;

/** What the bodies of all requests hold together, from before they are read until they are stored. */
export const bodyGate = new ByteGate({
  maxBytes: maxBodiesAtOnce * maxBodyBytes,
  maxWaiting: maxWaitingUnread,
  maxWaitMs,
});

/** Batches worked on at once with so many connections: never all of them, so that readers always find one. */
export const batchesAtOnce = (connections: number): number =>
  Math.max(1, Math.min(maxBatchesAtOnce, connections - connectionsForOthers));

const gates = new Map<number, Gate>();

/** The process's gate for batches, each of which takes one of its database connections. */
export function batchGate(connections: number): Gate {
  const gate = gates.get(connections) ?? new Gate(batchesAtOnce(connections), maxBatchesWaiting);
  gates.set(connections, gate);
  return gate;
}
