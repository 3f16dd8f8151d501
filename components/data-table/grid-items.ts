import { firstPast } from "@/lib/shared/search-sorted";

/** One line of a grid: a band that heads a group, or a row of the data. */
export type GridItem =
  | { kind: "band"; key: string; label: string; rowsBefore: number; bandsBefore: number }
  | { kind: "row"; key: string; row: number; rowsBefore: number; bandsBefore: number };

export interface GridItems {
  items: readonly GridItem[];
  /** The item that shows each row. */
  itemOfRow: readonly number[];
  /** The items that are bands, in order. */
  bands: readonly number[];
}

export interface Band {
  key: string;
  label: string;
}

/** Lays rows under bands: a new band wherever the group of a row differs from that of the row before. */
export function layOutItems<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  bandOf: (row: Row) => Band,
): GridItems {
  const items: GridItem[] = [];
  const itemOfRow: number[] = [];
  const bands: number[] = [];
  let current: string | null = null;
  rows.forEach((row, index) => {
    const band = bandOf(row);
    if (band.key !== current) {
      current = band.key;
      items.push({ kind: "band", ...band, rowsBefore: index, bandsBefore: bands.length });
      bands.push(items.length - 1);
    }
    itemOfRow.push(items.length);
    items.push({
      kind: "row",
      key: keyOf(row),
      row: index,
      rowsBefore: index,
      bandsBefore: bands.length,
    });
  });
  return { items, itemOfRow, bands };
}

/** The band over an item: the last one at or before it. */
export function bandOver(bands: readonly number[], item: number): number | undefined {
  return bands[firstPast(bands.length, (index) => (bands[index] ?? Number.POSITIVE_INFINITY) > item) - 1];
}
