import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/shared/errors";
import { maxBodyBytes } from "../model";
import { paceBody } from "./pace-body";

export interface EventBody {
  headers: Headers;
  /** The request's body as it arrives; null when it has none. */
  body: AsyncIterable<Uint8Array> | null;
  /** Aborted when the connection failed. */
  signal?: AbortSignal;
}

const tooLarge = () =>
  new AppError(
    "too_large",
    `The body has more than ${maxBodyBytes} bytes (unpacked). Send the events in several requests.`,
  );

const malformed = (message: string, cause?: unknown) => new AppError("malformed", message, { cause });

function isGzip(headers: Headers): boolean {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding === "gzip" || encoding === "x-gzip") return true;
  if (encoding === "identity" || encoding === "") return false;
  throw new AppError("unsupported_media_type", "The only Content-Encoding that is understood is gzip.");
}

function announcedLength(headers: Headers): number | null {
  const announced = headers.get("content-length");
  return announced === null ? null : Number(announced);
}

/** The most that reading a request's body can take. Throws `too_large` and `unsupported_media_type` as reading does. */
export function mostBodyBytes(headers: Headers): number {
  const isPacked = isGzip(headers);
  const announced = announcedLength(headers) ?? Number.NaN;
  if (announced > maxBodyBytes) throw tooLarge();
  // What is packed, or comes in chunks, tells only when it is there.
  return isPacked || !Number.isSafeInteger(announced) ? maxBodyBytes : announced;
}

/** Passes the body on and holds it to its Content-Length: a proxy or a client that was cut off must not pass for whole. */
async function* counted({ headers, body }: EventBody): AsyncGenerator<Uint8Array> {
  const announced = announcedLength(headers);
  let received = 0;
  try {
    for await (const chunk of body ? paceBody(body) : []) {
      received += chunk.byteLength;
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw malformed("The body ended before it was complete. Nothing was stored.", cause);
  }
  if (announced !== null && announced !== received) {
    throw malformed(
      `The body has ${received} bytes, its Content-Length says ${announced}. Nothing was stored.`,
    );
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    // While it streams: of a bomb, no more than this is ever unpacked.
    if (size > maxBodyBytes) throw tooLarge();
    kept.push(chunk);
  }
  return Buffer.concat(kept, size);
}

async function unpack(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const gunzip = createGunzip();
  // Whatever ends the feeding early ends the unpacked bytes too, with the same error.
  const [unpacked] = await Promise.allSettled([collect(gunzip), pipeline(Readable.from(source), gunzip)]);
  if (unpacked.status === "fulfilled") return unpacked.value;
  if (unpacked.reason instanceof AppError) throw unpacked.reason;
  throw malformed("The body is not valid gzip, or it ends too early. Nothing was stored.", unpacked.reason);
}

/**
 * Reads a request's body, unpacked, in bounded memory. Throws `too_large` as soon as more than 16 MiB came or were
 * announced, `too_slow` for a body that trickles, `malformed` for a body shorter or longer than its Content-Length or for broken gzip, and
 * `unsupported_media_type` for another encoding.
 */
export async function readEventBody(input: EventBody): Promise<Buffer> {
  if ((announcedLength(input.headers) ?? 0) > maxBodyBytes) throw tooLarge();
  const bytes = isGzip(input.headers) ? await unpack(counted(input)) : await collect(counted(input));
  // Bytes beyond the Content-Length fail the connection, which is known only after this turn of the event loop.
  await setImmediate();
  if (input.signal?.aborted) throw malformed("The connection failed. Nothing was stored.");
  return bytes;
}
