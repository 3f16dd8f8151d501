import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "./errors";

const sealLength = 22;
/** Base64url characters; the longest position holds names of resources. */
const maxCursorLength = 8_192;

const refuse = () =>
  new AppError("malformed", "The cursor can't be used.", {
    fields: [
      { path: "cursor", message: "It was changed, or belongs to another list. Start again without it." },
    ],
  });

const sealOf = (position: string, binding: string, key: Uint8Array) =>
  createHmac("sha256", key)
    .update(JSON.stringify([position, binding]))
    .digest("base64url")
    .slice(0, sealLength);

/**
 * Where a list goes on, as texts that only this server gives out. `binding` names the list (scope and filters), so that
 * no other list takes the cursor. The caller could read the position: it is that of a row which they were shown.
 */
export function writeListCursor(position: readonly string[], binding: string, key: Uint8Array): string {
  const text = Buffer.from(JSON.stringify(position), "utf8").toString("base64url");
  return `${text}.${sealOf(text, binding, key)}`;
}

/** The position that `writeListCursor` wrote for the same list. Throws `malformed`, naming `cursor`, for anything else. */
export function readListCursor(cursor: string, binding: string, key: Uint8Array): string[] {
  const [, text, seal] = (cursor.length <= maxCursorLength && /^([\w-]+)\.([\w-]{22})$/.exec(cursor)) || [];
  if (text === undefined || seal === undefined) throw refuse();
  if (!timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(text, binding, key)))) throw refuse();
  // The seal holds, so the text is one that writeListCursor made.
  return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as string[];
}
