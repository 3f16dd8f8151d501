import { writeEventDetail } from "./event-detail-json";
import { describeExport, type ExportedEvent, type ExportWriter } from "./export-model";

/** Line breaks in JSON stand between its parts only: in strings they are escaped. */
const onOneLine = (json: string) => json.replace(/[\r\n]+/g, " ");

/**
 * The event as the API answers it, with its log behind: spliced in byte for byte as `log`, or, where the log has line
 * breaks, which would end the line, as the string `logText`. Nothing of a log is parsed.
 */
function writeEvent({ item, changes, log, logSha256 }: ExportedEvent): string {
  const event = onOneLine(writeEventDetail({ ...item, changes: [...changes] })).slice(0, -1);
  const hash = `"logSha256":"${logSha256}"`;
  if (log === null) return `${event},${hash}}\n`;
  const original = /[\r\n]/.test(log) ? `"logText":${JSON.stringify(log)}` : `"log":${log}`;
  return `${event},${hash},${original}}\n`;
}

/** One JSON value a line. The first line says what is exported, the last what came of it; both have `export` alone. */
export const ndjsonWriter: ExportWriter = {
  contentType: "application/x-ndjson; charset=utf-8",
  first: (facts) => `${JSON.stringify({ export: facts })}\n`,
  event: writeEvent,
  last: (facts, ending) => `${JSON.stringify(describeExport(facts, ending))}\n`,
};
