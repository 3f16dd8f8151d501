import "server-only";
import type { NewEvent } from "../model";

/** An event with its place in the caller's list and the SHA-256 of its log. */
export interface PreparedEvent {
  event: NewEvent;
  index: number;
  contentHash: Buffer;
}

/** Same key, same log, same scope: a repeated delivery, not another event. */
export const isSameEvent = (a: PreparedEvent, b: PreparedEvent) =>
  a.event.scopeId === b.event.scopeId && a.contentHash.equals(b.contentHash);
