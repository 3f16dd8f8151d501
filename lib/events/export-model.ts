import type { Locale } from "@/lib/shared/locale";
import type { ListOrder } from "./filters";
import type { ListScope } from "./list-query";
import type { ChangeText, EventListItem } from "./model";

export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** One event as an export has it. */
export interface ExportedEvent {
  item: EventListItem;
  changes: readonly ChangeText[];
  /** The original record; null where the format does not carry it. */
  log: string | null;
  /** Of the original record's bytes, in hex. */
  logSha256: string;
}

/** What is known of an export before its first event. */
export interface ExportFacts {
  id: string;
  format: ExportFormat;
  startedAt: string;
  /** Email, or name where there is none, of who exports. */
  exportedBy: string;
  /** Slugs. */
  organization: string;
  project: string | null;
  scope: ListScope;
  /** What relative times meant when it began; RFC 3339 UTC, null is no bound. */
  from: string | null;
  to: string | null;
  order: ListOrder;
  /** As in the query string: a leading `!` negates. */
  filters: Readonly<Record<string, readonly string[]>>;
}

/** Why an export could not finish. */
export interface ExportError {
  code: string;
  message: string;
}

/** How an export ended: its last line says it, and so does its event in the trail. */
export interface ExportEnding {
  complete: boolean;
  error: ExportError | null;
  events: number;
  /** Of every byte before the last line, in hex. */
  sha256: string;
  endedAt: string;
}

/** How a format writes its lines. Each but the first and the last is one event. */
export interface ExportWriter {
  contentType: string;
  first: (facts: ExportFacts) => string;
  event: (event: ExportedEvent) => string;
  last: (facts: ExportFacts, ending: ExportEnding) => string;
}

/** For whom a table is written. */
export interface ExportReader {
  language: Locale;
  /** An IANA name. */
  timeZone: string;
}

/** What an export says of itself when it has ended. */
export const describeExport = (facts: ExportFacts, { error, ...ending }: ExportEnding) => ({
  export: { ...ending, ...(error ? { error } : {}), ...facts },
});
