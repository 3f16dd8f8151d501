import { csvLine } from "@/lib/shared/csv-line";
import { formatCount } from "@/lib/shared/format-count";
import type { Locale } from "@/lib/shared/locale";
import { changedValue } from "./changed-value";
import { describeExport, type ExportedEvent, type ExportReader, type ExportWriter } from "./export-model";
import { zonedTimeWriter } from "./export-time";
import { type ExportColumn, type ExportWords, exportColumns, exportWords } from "./export-words";
import type { ChangeText } from "./model";

/** Excel takes a file without it for one in the code page of its country, and Korean in UTF-8 for noise. */
const byteOrderMark = "\ufeff";

/** Excel cuts longer cells without a word. */
const maxCellLength = 32_767;
/** What the note that a cell was cut takes at most, an apostrophe before the cell too. */
const noteLength = 100;

type Cells = Record<ExportColumn, string | null>;

interface Table {
  language: Locale;
  words: ExportWords;
  timeIn: (instant: string) => string;
}

/** A cell that fits, never cut within a character. */
function fitCell(text: string, { words }: Table): string {
  if (text.length < maxCellLength) return text;
  const kept = text.slice(0, maxCellLength - noteLength).replace(/[\ud800-\udbff]$/, "");
  return `${kept}${words.cut(formatCount(text.length - kept.length))}`;
}

/** A line for each changed field, so that the same lines of the two columns belong together. */
function changedCell(changes: readonly ChangeText[], side: "before" | "after", table: Table): string | null {
  if (changes.length === 0) return null;
  const shown = (json: string | null) => (json === null ? table.words.absent : changedValue(json));
  return fitCell(changes.map((change) => `${change.path}: ${shown(change[side])}`).join("\n"), table);
}

function cellsOf({ item, changes, logSha256 }: ExportedEvent, table: Table): Cells {
  const { language, words, timeIn } = table;
  return {
    time: timeIn(item.occurredAt),
    timeUtc: item.occurredAt,
    receivedUtc: item.receivedAt,
    scope: words.scopes[item.scope],
    project: item.project?.name ?? null,
    projectSlug: item.project?.slug ?? null,
    event: item.eventName[language],
    eventCode: item.event,
    outcome: words.outcomes[item.outcome],
    actor: item.actor.name,
    actorEmail: item.actor.email,
    actorId: item.actor.id,
    actorType: words.actorTypes[item.actor.type],
    service: item.serviceName[language],
    serviceCode: item.service,
    resourceType: item.resourceTypeName?.[language] ?? null,
    resourceTypeCode: item.resource.type,
    resourceName: item.resource.name,
    resourceId: item.resource.id,
    sourceIp: item.sourceIp,
    channel: item.channel,
    userAgent: item.userAgent,
    reason: item.reason,
    message: item.message,
    before: changedCell(changes, "before", table),
    after: changedCell(changes, "after", table),
    provider: item.provider,
    catalogStatus: words.catalogStatuses[item.catalogStatus],
    requestId: item.requestId,
    correlationId: item.correlationId,
    traceId: item.traceId,
    id: item.id,
    logSha256,
  };
}

/** Makes the writer of a table in a language, with times in a zone. Logs are not in it; their hashes are. */
export function csvWriter({ language, timeZone }: ExportReader): ExportWriter {
  const words = exportWords[language];
  const table = { language, words, timeIn: zonedTimeWriter(timeZone) };
  const heads = { ...words.columns, time: `${words.columns.time} (${timeZone})` };
  return {
    contentType: "text/csv; charset=utf-8; header=present",
    first: () => `${byteOrderMark}${csvLine(exportColumns.map((column) => heads[column]))}`,
    event: (event) => {
      const cells = cellsOf(event, table);
      return csvLine(exportColumns.map((column) => cells[column]));
    },
    // As many fields as every record has: some readers refuse others.
    last: (facts, ending) =>
      csvLine([
        `# ${JSON.stringify(describeExport(facts, ending))}`,
        ...exportColumns.slice(1).map(() => null),
      ]),
  };
}
