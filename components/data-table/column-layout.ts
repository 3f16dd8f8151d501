/** A person's own arrangement of a table's columns. */
export interface ColumnLayout {
  /** Every column's id, first to last. */
  order: readonly string[];
  /** Null where nobody chose: columns then leave by themselves where there is no room for them. */
  hidden: readonly string[] | null;
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

const readIds = (value: unknown, known: readonly string[]): string[] | null =>
  Array.isArray(value) ? known.filter((id) => value.includes(id)) : null;

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
  return isDefaultLayout(layout, known) || layout.hidden?.length === known.length ? null : layout;
}

/** True where nothing differs from the automatic layout. */
export function isDefaultLayout(layout: ColumnLayout, known: readonly string[]): boolean {
  return (
    layout.hidden === null &&
    Object.keys(layout.widths).length === 0 &&
    layout.order.every((id, index) => id === known[index])
  );
}

/** The word that stands first where columns leave by themselves. */
const automatic = "auto";

/** An arrangement as an address has it: columns as `time.event.user`, widths as `event.240.user.120`. */
export interface LayoutTexts {
  columns: string;
  widths: string;
}

export function writeColumnLayout(
  { order, hidden, widths }: ColumnLayout,
  known: readonly string[],
): LayoutTexts {
  const isKnownOrder = order.every((id, index) => id === known[index]);
  const shown = hidden === null && isKnownOrder ? [] : order.filter((id) => !hidden?.includes(id));
  return {
    columns: [...(hidden === null ? [automatic] : []), ...shown].join("."),
    widths: Object.entries(widths)
      .map(([id, width]) => `${id}.${width}`)
      .join("."),
  };
}

/**
 * Reads an arrangement from an address; null where it names none. What is unknown is left out: a link may come from
 * a version with other columns.
 */
export function readColumnLayout(
  { columns, widths }: { [name in keyof LayoutTexts]: string | null },
  known: readonly string[],
): ColumnLayout | null {
  const ids = (columns ?? automatic).split(/[.,]/);
  const order = readOrder(ids, known);
  const isAutomatic = ids[0] === automatic;
  const hidden = isAutomatic ? null : known.filter((id) => !ids.includes(id));
  if ((columns === null && widths === null) || hidden?.length === known.length) return null;
  const parts = (widths ?? "").split(/[.,:]/);
  const pairs = parts.flatMap((id, index) =>
    index % 2 === 0 ? [[id, Number(parts[index + 1] ?? Number.NaN)]] : [],
  );
  return { order, hidden, widths: readWidths(Object.fromEntries(pairs), known) };
}
