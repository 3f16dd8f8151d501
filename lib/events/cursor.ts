import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/shared/errors";
import type { ListOrder } from "./filters";
import type { ResolvedRange } from "./time-range";

/**
 * A place between events, in milliseconds since 1970 and the id. Going on from it leaves out the event that
 * stands exactly there. The empty id stands before every event of its millisecond, whatever the order.
 */
export interface Position {
  occurredAt: number;
  id: string;
}

/**
 * Where a list goes on. `range` is what relative times meant on the first page; `binding` is a fingerprint of
 * the scope and filters that the cursor belongs to.
 */
export interface Cursor {
  range: ResolvedRange;
  order: ListOrder;
  binding: string;
  position: Position;
}

type Payload = [
  version: number,
  from: number | null,
  to: number | null,
  order: ListOrder,
  binding: string,
  occurredAt: number,
  id: string,
];

const version = 1;
/** Base64url characters; an id has at most 256 bytes, which JSON may escape sixfold. */
const maxCursorLength = 4_096;

const sign = (payload: string, key: Uint8Array) =>
  createHmac("sha256", key).update(payload).digest("base64url").slice(0, 32);

function refuse(message: string): AppError {
  return new AppError("malformed", "The cursor can't be used.", { fields: [{ path: "cursor", message }] });
}

/** Seals a cursor so that a changed one is refused. */
export function writeCursor(cursor: Cursor, key: Uint8Array): string {
  const { range, order, binding, position } = cursor;
  const payload: Payload = [version, range.from, range.to, order, binding, position.occurredAt, position.id];
  const text = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `${text}.${sign(text, key)}`;
}

/**
 * Opens a cursor that `writeCursor` sealed with the same key. Throws `malformed`, naming `cursor`, for any other
 * text and for a cursor of another list (`order` and `binding` differ).
 */
export function readCursor(
  text: string,
  expected: { order: ListOrder; binding: string },
  key: Uint8Array,
): Cursor {
  const [body = "", signature = "", ...rest] = text.length > maxCursorLength ? [] : text.split(".");
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(body, key));
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) {
    throw refuse("This is not a cursor of this server, or it was changed. Start again without it.");
  }
  // The signature holds, so the payload is one that writeCursor made.
  const [ofVersion, from, to, order, binding, occurredAt, id] = JSON.parse(
    Buffer.from(body, "base64url").toString(),
  ) as Payload;
  if (ofVersion !== version || order !== expected.order || binding !== expected.binding) {
    throw refuse("It belongs to a list with another scope, other filters or another order.");
  }
  return { range: { from, to }, order, binding, position: { occurredAt, id } };
}
