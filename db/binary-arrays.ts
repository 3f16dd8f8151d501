/**
 * Arrays in PostgreSQL's binary format (`array_send`; elements as their type's send function writes them). The driver
 * passes a Buffer on as it is, so a batch costs no escaping here and no parsing there: measured, `unnest` over these
 * keeps up with COPY, over text arrays it reaches two thirds of it.
 */

/** Object ids of the element types, from pg_type. */
const oids = { bytea: 17, int8: 20, text: 25, timestamptz: 1_184, uuid: 2_950 } as const;

const headerBytes = 20;
const lengthBytes = 4;
const nullLength = -1;
/** PostgreSQL counts instants from 2000-01-01. */
const epochMs = Date.UTC(2000, 0, 1);
const lowerHalf = 2 ** 32;
/** Below this a string's worst case is reserved instead of measured. */
const measureFrom = 256;
const maxUtf8BytesPerUnit = 3;
/** Measured: from about this length on, `Buffer.write` is the faster one. */
const loopUpTo = 16;

function writeHeader(buffer: Buffer, oid: number, count: number, hasNull: boolean): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNull ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
}

function writeInt64(buffer: Buffer, value: number, position: number): number {
  buffer.writeInt32BE(8, position);
  buffer.writeInt32BE(Math.floor(value / lowerHalf), position + 4);
  buffer.writeUInt32BE(value >>> 0, position + 8);
  return position + 12;
}

function reserve(value: string | null): number {
  if (value === null) return 0;
  return value.length < measureFrom ? value.length * maxUtf8BytesPerUnit : Buffer.byteLength(value);
}

/** Writes UTF-8 and answers how many bytes. For short ASCII a loop costs less than the call into the engine. */
function writeText(buffer: Buffer, value: string, position: number): number {
  if (value.length > loopUpTo) return buffer.write(value, position, "utf8");
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit > 0x7f) return buffer.write(value, position, "utf8");
    buffer[position + index] = unit;
  }
  return value.length;
}

/** `text[]` of well-formed strings without NUL. */
export function encodeTextArray(values: readonly (string | null)[]): Buffer {
  let size = headerBytes + values.length * lengthBytes;
  for (const value of values) size += reserve(value);
  const buffer = Buffer.allocUnsafe(size);
  let position = headerBytes;
  let hasNull = false;
  for (const value of values) {
    if (value === null) {
      hasNull = true;
      position = buffer.writeInt32BE(nullLength, position);
    } else {
      const written = writeText(buffer, value, position + lengthBytes);
      position = buffer.writeInt32BE(written, position) + written;
    }
  }
  writeHeader(buffer, oids.text, values.length, hasNull);
  return buffer.subarray(0, position);
}

function encodeInt64s(values: readonly number[], oid: number): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * (lengthBytes + 8));
  writeHeader(buffer, oid, values.length, false);
  let position = headerBytes;
  for (const value of values) position = writeInt64(buffer, value, position);
  return buffer;
}

/** `int8[]` of safe integers. */
export const encodeIntegerArray = (values: readonly number[]): Buffer => encodeInt64s(values, oids.int8);

/** `timestamptz[]` of instants in milliseconds since 1970. */
export const encodeInstantArray = (instants: readonly number[]): Buffer =>
  encodeInt64s(
    instants.map((instant) => (instant - epochMs) * 1_000),
    oids.timestamptz,
  );

function encodeBuffers(values: readonly Buffer[], oid: number): Buffer {
  let size = headerBytes;
  for (const value of values) size += lengthBytes + value.length;
  const buffer = Buffer.allocUnsafe(size);
  writeHeader(buffer, oid, values.length, false);
  let position = headerBytes;
  for (const value of values) {
    position = buffer.writeInt32BE(value.length, position);
    position += value.copy(buffer, position);
  }
  return buffer;
}

/** `bytea[]`. */
export const encodeBytesArray = (values: readonly Buffer[]): Buffer => encodeBuffers(values, oids.bytea);

/** `uuid[]`; few different ids among many values cost little. */
export function encodeUuidArray(values: readonly string[]): Buffer {
  const known = new Map<string, Buffer>();
  const buffers = values.map((value) => {
    const found = known.get(value) ?? Buffer.from(value.replaceAll("-", ""), "hex");
    known.set(value, found);
    return found;
  });
  return encodeBuffers(buffers, oids.uuid);
}
