import type { MailDocument } from "./mail-document";
import { oneLine } from "./one-line";

/** A value may have line breaks of its own; they stay within the value. */
const indent = (value: string) => value.replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/g, "\n    ");

/** A line for each row; counts end in one column. */
function tableText({ title, rows, isCounted }: MailDocument["tables"][number]): string {
  const lines = rows.map((row) => row.map((cell) => oneLine(cell)));
  const width = isCounted ? Math.max(0, ...lines.map(([count = ""]) => count.length)) : 0;
  return [
    oneLine(title),
    ...lines.map(([first = "", ...rest]) => `  ${[first.padStart(width), ...rest].join("  ")}`),
  ].join("\n");
}

/**
 * A mail as plain text. Here a line break is all the markup there is, so no text brings its own: what others named would
 * otherwise write lines that pass for the mail's.
 */
export function renderText(document: MailDocument): string {
  const { notice, lead, facts, tables, action, reason, manage } = document;
  const blocks = [
    oneLine(notice ?? ""),
    oneLine(lead.map((part) => part.text).join("")),
    facts.map(([label, value]) => `${oneLine(label)}: ${indent(value)}`).join("\n"),
    ...tables.map(tableText),
    `${oneLine(action.label)}\n${action.url}`,
    `--\n${oneLine(reason)}${manage ? `\n${oneLine(manage.label)}: ${manage.url}` : ""}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
