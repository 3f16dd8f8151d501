import { AppError } from "@/lib/shared/errors";
import type { BodyShape } from "./split-body";

/** How the events of a body are written and how they stand in it. */
export type EventFormat =
  | { kind: "cairn"; shape: BodyShape }
  | { kind: "cloudEvents"; shape: BodyShape }
  /** CloudEvents binary mode: attributes in headers, the body is the data, of any media type. */
  | { kind: "cloudEventBinary"; mediaType: string };

const formats: ReadonlyMap<string, EventFormat> = new Map([
  ["application/json", { kind: "cairn", shape: "json" }],
  ["application/x-ndjson", { kind: "cairn", shape: "ndjson" }],
  ["application/cloudevents+json", { kind: "cloudEvents", shape: "single" }],
  ["application/cloudevents-batch+json", { kind: "cloudEvents", shape: "array" }],
]);

const charset = /;\s*charset\s*=\s*"?([^\s;"]+)"?/i;

/**
 * Tells from the headers how a body is to be read. Throws `unsupported_media_type` for any other media type, and for
 * a charset that is not UTF-8, which JSON must have.
 */
export function eventFormatOf(headers: Headers): EventFormat {
  const contentType = headers.get("content-type") ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const isBinary = headers.has("ce-specversion") && !mediaType.startsWith("application/cloudevents");
  if (isBinary) return { kind: "cloudEventBinary", mediaType };
  const format = formats.get(mediaType);
  const encoding = charset.exec(contentType)?.[1]?.toLowerCase() ?? "utf-8";
  if (!format || !["utf-8", "utf8", "us-ascii"].includes(encoding)) {
    throw new AppError(
      "unsupported_media_type",
      `Send events in UTF-8 with one of these as Content-Type: ${[...formats.keys()].join(", ")}.`,
    );
  }
  return format;
}
