import type { CSSProperties } from "react";
import { boundWidth } from "./column-layout";

export interface ColumnRoom {
  id: string;
  width: number;
  grow: number;
}

const nameOf = (id: string) => `--col-${id}`;
const roomOf = (width: number, grow: number) => `${grow} 0 ${width}px`;

/**
 * The room that each column asks for, as the custom properties that its cells are sized by. Where a person chose
 * the widths, only the column that grows most takes what is left over. `leastWidth` is that of the table, in pixels.
 */
export function columnStyle(
  columns: readonly ColumnRoom[],
  isOwn: boolean,
  leastWidth: number,
): CSSProperties {
  const most = Math.max(...columns.map((column) => column.grow));
  const growing = most > 0 ? columns.find((column) => column.grow === most)?.id : undefined;
  const rooms = columns.map(
    ({ id, width, grow }) => [nameOf(id), roomOf(width, isOwn ? Number(id === growing) : grow)] as const,
  );
  return Object.fromEntries([...rooms, ["--least-width", `${leastWidth}px`]]);
}

/** The widths of the column heads on show, by column. */
function measureHeads(from: Element): Record<string, number> {
  const heads = from.closest("tr")?.querySelectorAll<HTMLElement>("[data-col]") ?? [];
  return Object.fromEntries(
    [...heads]
      .filter((head) => head.offsetWidth > 0)
      .map((head) => [head.dataset.col ?? "", Math.round(head.offsetWidth)]),
  );
}

/**
 * Follows the pointer from a press on a column's edge until it is let go, and then tells the widths of every
 * column on show. In between only custom properties change.
 */
export function dragColumnEdge(
  event: React.PointerEvent<HTMLElement>,
  column: string,
  onDone: (widths: Record<string, number>) => void,
): void {
  const handle = event.currentTarget;
  const table = handle.closest("table");
  const widths = measureHeads(handle);
  const startWidth = widths[column];
  if (!table || startWidth === undefined || event.button !== 0) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const startX = event.clientX;
  for (const [id, width] of Object.entries(widths)) table.style.setProperty(nameOf(id), roomOf(width, 0));
  const move = ({ clientX }: PointerEvent) => {
    widths[column] = boundWidth(startWidth + clientX - startX);
    table.style.setProperty(nameOf(column), roomOf(widths[column], 0));
  };
  const done = () => {
    handle.removeEventListener("pointermove", move);
    onDone(widths);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("lostpointercapture", done, { once: true });
}
