import type { MailDocument } from "./mail-document";

/** A value may have line breaks of its own; they stay within the value. */
const indent = (value: string) => value.replace(/\r\n|\r|\n/g, "\n    ");

/** A mail as plain text. */
export function renderText(document: MailDocument): string {
  const { notice, lead, facts, tables, action, reason, manage } = document;
  const blocks = [
    notice ?? "",
    lead.map((part) => part.text).join(""),
    facts.map(([label, value]) => `${label}: ${indent(value)}`).join("\n"),
    ...tables.map(({ title, rows }) => [title, ...rows.map((row) => `  ${row.join("  ")}`)].join("\n")),
    `${action.label}\n${action.url}`,
    `--\n${reason}\n${manage.label}: ${manage.url}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
