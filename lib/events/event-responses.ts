import { writeEventDetail } from "./event-detail-json";
import type { EventDetail } from "./model";

/** JSON whose changed values stand as they were sent, which `Response.json` could not write. */
export function eventResponse(event: EventDetail): Response {
  return new Response(writeEventDetail(event), { headers: { "content-type": "application/json" } });
}

/** Whether an `If-None-Match` header names this entity tag (RFC 9110, 13.1.2: weak comparison). */
function isNamed(header: string | null, tag: string): boolean {
  const tags = (header ?? "").split(",").map((item) => item.trim().replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}

const fileName = (id: string) => `${id.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 80)}.json`;

/** The original bytes, or 304 when the caller has them already. */
export function logResponse(
  log: { text: string; sha256: string },
  options: { id: string; isDownload: boolean; ifNoneMatch: string | null },
): Response {
  const etag = `"${log.sha256}"`;
  // Kept by the browser, asked for again each time: the right to read it may have ended.
  const headers = new Headers({ etag, "cache-control": "private, no-cache" });
  if (isNamed(options.ifNoneMatch, etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json");
  if (options.isDownload) {
    headers.set("content-disposition", `attachment; filename="${fileName(options.id)}"`);
  }
  return new Response(log.text, { headers });
}
