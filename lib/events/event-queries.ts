import { queryOptions } from "@tanstack/react-query";
import { request } from "@/lib/http/api-client";
import type { EventDetail } from "./model";

/** The original log as it was received. `sha256` is in hex, `byteLength` counts UTF-8 bytes. */
export interface EventLog {
  text: string;
  sha256: string;
  byteLength: number;
}

/** Tells one event of an organization; without `occurredAt`, the newest that has the id. */
export interface EventRef {
  organization: string;
  id: string;
  occurredAt?: string | undefined;
}

/** Always `by-id`: an id may hold what a path can't carry. `log` is the API's path of the original log. */
export function eventUrl(
  { organization, id, occurredAt }: EventRef,
  part: "event" | "log" | "download",
): string {
  const parameters = new URLSearchParams({ id });
  if (occurredAt !== undefined) parameters.set("occurredAt", occurredAt);
  if (part === "download") parameters.set("download", "1");
  const suffix = part === "event" ? "by-id" : "by-id/log";
  return `/api/v1/organizations/${encodeURIComponent(organization)}/events/${suffix}?${parameters}`;
}

const refKey = (ref: EventRef) => [ref.organization, ref.id, ref.occurredAt ?? null];

/** One event with its changes. An event never changes, so an answer stays good. */
export function eventDetailQuery(ref: EventRef) {
  return queryOptions({
    queryKey: ["events", "detail", ...refKey(ref)],
    queryFn: async ({ signal }): Promise<EventDetail> => {
      const [response, { readEventDetail }] = await Promise.all([
        request(eventUrl(ref, "event"), { signal }),
        // The lossless parser is fetched with the first event that is opened, not with every list.
        import("./event-detail-json"),
      ]);
      return readEventDetail(await response.text());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The original log of one event, decoded without losing a byte order mark. */
export function eventLogQuery(ref: EventRef) {
  return queryOptions({
    queryKey: ["events", "log", ...refKey(ref)],
    queryFn: async ({ signal }): Promise<EventLog> => {
      const response = await request(eventUrl(ref, "log"), { signal });
      const bytes = await response.arrayBuffer();
      return {
        text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
        sha256: response.headers.get("etag")?.replaceAll('"', "") ?? "",
        byteLength: bytes.byteLength,
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
