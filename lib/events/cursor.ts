import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
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
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
/** Base64url characters; an id has at most 256 bytes, which JSON may escape sixfold. */
const maxCursorLength = 4_096;

function refuse(message: string): AppError {
  return new AppError("malformed", "The cursor can't be used.", { fields: [{ path: "cursor", message }] });
}

/**
 * Seals a cursor: a changed one is refused, and nobody reads it, since the scan may have ended at an event that the
 * caller may not see. `key` has 32 bytes.
 */
export function writeCursor(cursor: Cursor, key: Uint8Array): string {
  const { range, order, binding, position } = cursor;
  const payload: Payload = [version, range.from, range.to, order, binding, position.occurredAt, position.id];
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const sealed = [nonce, cipher.update(JSON.stringify(payload), "utf8"), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString("base64url");
}

/** What was sealed with this key, or null for any other text. */
function unseal(text: string, key: Uint8Array): string | null {
  const bytes = Buffer.from(text.length > maxCursorLength ? "" : text, "base64url");
  // One spelling alone: base64 passes over characters that are none of its own, and over the last one's spare bits.
  if (bytes.length < nonceBytes + tagBytes || bytes.toString("base64url") !== text) return null;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const opened = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
  } catch {
    // The tag does not fit: nobody but us can make one that does.
    return null;
  }
  return opened.toString("utf8");
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
  const payload = unseal(text, key);
  if (payload === null) {
    throw refuse("This is not a cursor of this server, or it was changed. Start again without it.");
  }
  // The seal holds, so the payload is one that writeCursor made.
  const [ofVersion, from, to, order, binding, occurredAt, id] = JSON.parse(payload) as Payload;
  if (ofVersion !== version || order !== expected.order || binding !== expected.binding) {
    throw refuse("It belongs to a list with another scope, other filters or another order.");
  }
  return { range: { from, to }, order, binding, position: { occurredAt, id } };
}
