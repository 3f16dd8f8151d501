import { AppError } from "@/lib/shared/errors";

/** Reads a whole body of at most `maxBytes`. Throws `too_large`. */
export async function readBoundedBody(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError("too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted while it streams: a chunked body announces no length.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
