export type Cell = string | number;

/** A number with as many digits as its size makes meaningful. */
export function figure(value: number, unit = ""): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit ? `${text} ${unit}` : text;
}

/** Prints rows as a Markdown table, which a terminal shows as well: first column to the left, figures to the right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const texts = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "number" ? figure(cell) : cell)),
  );
  const widths = head.map((_, column) => Math.max(3, ...texts.map((row) => (row[column] ?? "").length)));
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (row: readonly string[]) => `| ${row.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  const [first = [], ...others] = texts;
  console.log([`\n## ${title}\n`, line(first), line(rule), ...others.map(line)].join("\n"));
}
