import { formatCount } from "@/lib/shared/format-count";
import type { Reject } from "./prepare-record";
import type { ImportSummary } from "./run-import";

/** What the command ends with; `docs/import.md` documents them. */
export const exitCodes = {
  complete: 0,
  someRejected: 1,
  usage: 2,
  input: 3,
  refused: 4,
  unreachable: 5,
  interrupted: 130,
} as const;

export function exitCodeOf(summary: ImportSummary): number {
  if (summary.failure) return exitCodes[summary.failure.kind];
  return summary.rejected > 0 ? exitCodes.someRejected : exitCodes.complete;
}

/** The table at the end: counts, formats where several were recognized, reasons, and the rejects line by line. */
export function formatSummary(summary: ImportSummary, rejectsFile: string | null): string {
  const lines = ["", ...table(countRows(summary))];
  if (summary.resent > 0) {
    lines.push(
      "",
      `${formatCount(summary.resent)} of the duplicates were sent twice because an answer was lost.`,
    );
  }
  if (summary.formats.size > 1) lines.push("", "By format:", ...table(rows(summary.formats)));
  if (summary.rejected > 0)
    lines.push("", "Rejected, by reason:", ...table(rows(summary.reasons)), "", ...rejectLines(summary));
  const unlisted = summary.rejected - summary.rejects.length;
  if (unlisted > 0) lines.push(`  … and ${formatCount(unlisted)} more`);
  if (rejectsFile !== null) lines.push("", `All rejects are in ${rejectsFile}.`);
  if (summary.failure) {
    lines.push("", `The import is not complete: ${summary.failure.message}.`);
    // What the server refused for good (a wrong key, organization or project) no repetition mends.
    if (summary.failure.kind !== "refused") {
      lines.push("Run the same command again to go on: what is there already is not stored twice.");
    }
  }
  return `${lines.join("\n")}\n`;
}

function countRows({ read, accepted, duplicates, rejected, failure }: ImportSummary): [string, number][] {
  const counted: [string, number][] = [
    ["read", read],
    ["accepted", accepted],
    ["duplicates", duplicates],
    ["rejected", rejected],
  ];
  const open = read - accepted - duplicates - rejected;
  return failure && open > 0 ? [...counted, ["not sent, or without an answer", open]] : counted;
}

function rows(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([, first], [, second]) => second - first);
}

function table(entries: readonly (readonly [string, number])[]): string[] {
  const values = entries.map(([, value]) => formatCount(value));
  const width = Math.max(...values.map((value) => value.length));
  return entries.map(([name], index) => `  ${(values[index] ?? "").padStart(width)}  ${name}`);
}

function rejectLines({ rejects }: ImportSummary): string[] {
  const inOrder = rejects.toSorted((first, second) => first.line - second.line);
  return inOrder.map((reject) => `  line ${reject.line}: ${describe(reject)}`);
}

/** Messages may quote the record: control characters must not reach the terminal. */
function describe({ id, errors }: Reject): string {
  const reasons = errors
    .map(({ path, message }) => (path === "" ? message : `${path}: ${message}`))
    .join("; ");
  const text = id === null ? reasons : `${reasons} (${id})`;
  return text.replace(/\p{Cc}/gu, "�");
}
