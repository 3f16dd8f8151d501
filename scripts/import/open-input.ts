import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { addAbortSignal, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ImportFailure } from "./import-failure";

const chunkBytes = 256 * 1024;

const unsupported: readonly { name: string; magic: readonly number[] }[] = [
  { name: "UTF-16 text", magic: [0xff, 0xfe] },
  { name: "UTF-16 text", magic: [0xfe, 0xff] },
  { name: "a ZIP archive", magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: "Zstandard", magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "bzip2", magic: [0x42, 0x5a, 0x68] },
  { name: "xz", magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
];

export interface ImportInput {
  /** The bytes as they lie in the file, or come in. */
  stream: Readable;
  /** Of those bytes; null when it can't be known. */
  totalBytes: number | null;
}

/** Opens a file, or standard input for `-`. Throws ImportFailure when there is nothing to read. */
export async function openInput(file: string): Promise<ImportInput> {
  if (file === "-") return { stream: process.stdin, totalBytes: null };
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new ImportFailure("input", `${file} is a directory`);
    const stream = createReadStream(file, { highWaterMark: chunkBytes });
    return { stream, totalBytes: found.isFile() ? found.size : null };
  } catch (error) {
    throw inputFailure(error);
  }
}

/**
 * The input's bytes, unpacked when they begin like gzip (also several gzip members one after another, as `cat` makes
 * them). `onRead` is told how many bytes of the input itself each chunk took. Throws ImportFailure where the input
 * can't be read on, and where `signal` ends it.
 */
export async function* readInput(
  input: Readable,
  onRead: (bytes: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    addAbortSignal(signal, input);
    const chunks = counted(input, onRead);
    const head = await readHead(chunks);
    refuseUnsupported(head);
    const all = prepend(head, chunks);
    yield* head[0] === 0x1f && head[1] === 0x8b ? unpacked(all, signal) : all;
  } catch (error) {
    throw signal.aborted ? new ImportFailure("interrupted", "interrupted") : inputFailure(error);
  }
}

async function* counted(input: Readable, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** Enough bytes to tell what they are: a pipe may hand them over one by one. */
async function readHead(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 6) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* prepend(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* unpacked(
  chunks: AsyncGenerator<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const feeding = pipeline(chunks, gunzip, { signal });
  // Its failure destroys the stream that is read below, and is thrown there or by the last line.
  feeding.catch(() => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
  await feeding;
}

function refuseUnsupported(head: Uint8Array): void {
  const found = unsupported.find(({ magic }) => magic.every((byte, index) => head[index] === byte));
  if (found)
    throw new ImportFailure("input", `the input is ${found.name}: give JSON in UTF-8, plain or gzip`);
}

function inputFailure(error: unknown): ImportFailure {
  if (error instanceof ImportFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ImportFailure("input", `the input can't be read: ${message}`, { cause: error });
}
