import { isUtf8 } from "node:buffer";
import { AppError } from "@/lib/shared/errors";
import { JsonSpanError, JsonSpanScanner } from "@/lib/shared/json-spans";
import { maxEventBytes } from "./model";

const attributeHeader = /^ce-([a-z0-9]{1,64})$/;
const jsonMediaType = /^(?:application\/json|text\/json|[^;]+\+json)$/;

/** Header values carry what is not printable ASCII percent-encoded (CloudEvents HTTP binding, 3.1.3.2). */
function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray percent sign: the value stands for itself.
    return value;
  }
}

/** Data must be one JSON value by itself: `1,"type":"x"` would become members of the event around it. */
function requireJson(body: Buffer): void {
  if (body.length > maxEventBytes)
    throw new AppError("too_large", `An event has at most ${maxEventBytes} bytes.`);
  if (!isUtf8(body)) throw new AppError("malformed", "The body is not UTF-8. Nothing was stored.");
  const scanner = new JsonSpanScanner(body, { itemDepth: 0 });
  try {
    while (scanner.next(maxEventBytes) !== "end");
  } catch (error) {
    if (!(error instanceof JsonSpanError)) throw error;
    throw new AppError("malformed", `The body is not JSON from byte ${error.offset} on. Nothing was stored.`);
  }
}

function dataMember(body: Buffer, mediaType: string): [name: string, value: Buffer] | null {
  if (body.length === 0) return null;
  if (mediaType === "" || jsonMediaType.test(mediaType)) {
    requireJson(body);
    return ["data", body];
  }
  if (mediaType.startsWith("text/") && isUtf8(body)) {
    return ["data", Buffer.from(JSON.stringify(body.toString("utf8")))];
  }
  return ["data_base64", Buffer.from(JSON.stringify(body.toString("base64")))];
}

/**
 * Writes an event of the binary mode as the structured mode has it, so that one record holds attributes and data. The
 * bytes of JSON data stand in it unchanged; other text becomes a JSON string, anything else base64.
 * Throws `malformed` where data that calls itself JSON is none.
 */
export function composeCloudEvent(headers: Headers, body: Buffer, mediaType: string): Buffer {
  const members = [...headers].flatMap(([header, value]): [string, string][] => {
    const name = attributeHeader.exec(header)?.[1];
    return name === undefined ? [] : [[name, decodeValue(value)]];
  });
  if (mediaType !== "") members.push(["datacontenttype", headers.get("content-type") ?? mediaType]);
  const attributes = members
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(",");
  const data = dataMember(body, mediaType);
  if (!data) return Buffer.from(`{${attributes}}`);
  return Buffer.concat([Buffer.from(`{${attributes},"${data[0]}":`), data[1], Buffer.from("}")]);
}
