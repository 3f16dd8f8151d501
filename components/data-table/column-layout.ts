/** A person's own arrangement of a table's columns. */
export interface ColumnLayout {
  /** Every column's id, first to last. */
  order: readonly string[];
  hidden: readonly string[];
  /** Widths in pixels of the columns that were resized. */
  widths: Readonly<Record<string, number>>;
}

const minColumnWidth = 60;
const maxColumnWidth = 1_200;

/** A width in whole pixels within the bounds of a column. */
export const boundWidth = (width: number) =>
  Math.round(Math.min(Math.max(width, minColumnWidth), maxColumnWidth));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readIds = (value: unknown, known: readonly string[]): string[] =>
  Array.isArray(value) ? known.filter((id) => value.includes(id)) : [];

function readOrder(value: unknown, known: readonly string[]): string[] {
  const chosen = Array.isArray(value)
    ? [...new Set(value)].filter((id): id is string => known.includes(id))
    : [];
  return [...chosen, ...known.filter((id) => !chosen.includes(id))];
}

function readWidths(value: unknown, known: readonly string[]): Record<string, number> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    known
      .map((id) => [id, value[id]] as const)
      .filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
      .map(([id, width]) => [id, boundWidth(width)]),
  );
}

/**
 * Reads an arrangement from its cookie. Columns that came with a newer version stand at the end, columns that
 * are gone are left out. Null where nothing was arranged or the text is not ours: the automatic layout.
 */
export function parseColumnLayout(text: string | undefined, known: readonly string[]): ColumnLayout | null {
  if (!text) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!isRecord(value)) return null;
  const layout = {
    order: readOrder(value.order, known),
    hidden: readIds(value.hidden, known),
    widths: readWidths(value.widths, known),
  };
  return isDefaultLayout(layout, known) || layout.hidden.length === known.length ? null : layout;
}

/** True where nothing differs from the automatic layout. */
export function isDefaultLayout(layout: ColumnLayout, known: readonly string[]): boolean {
  return (
    layout.hidden.length === 0 &&
    Object.keys(layout.widths).length === 0 &&
    layout.order.every((id, index) => id === known[index])
  );
}
