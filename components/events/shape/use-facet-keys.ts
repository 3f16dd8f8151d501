import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";

/** Where the keys stand among the values of a facet: a row, and one of its buttons. */
interface Cell {
  row: number;
  column: number;
}

/** Buttons of a row: only, include, exclude. */
export const facetColumns = 3;

function step(cell: Cell, key: string, rows: number): Cell | null {
  const to: Readonly<Record<string, Cell>> = {
    ArrowDown: { ...cell, row: cell.row + 1 },
    ArrowUp: { ...cell, row: cell.row - 1 },
    ArrowRight: { ...cell, column: cell.column + 1 },
    ArrowLeft: { ...cell, column: cell.column - 1 },
    Home: { ...cell, row: 0 },
    End: { ...cell, row: rows - 1 },
  };
  const next = to[key];
  return next
    ? {
        row: Math.max(0, Math.min(rows - 1, next.row)),
        column: Math.max(0, Math.min(facetColumns - 1, next.column)),
      }
    : null;
}

/** One stop of Tab for all values of a facet; arrow keys walk them (WAI-ARIA grid pattern). */
export function useFacetKeys(rows: number) {
  const grid = useRef<HTMLTableElement>(null);
  const [kept, setCell] = useState<Cell>({ row: 0, column: 0 });
  const cell = { ...kept, row: Math.min(kept.row, Math.max(0, rows - 1)) };
  const buttons = () => [...(grid.current?.querySelectorAll<HTMLElement>("[data-facet-button]") ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = step(cell, event.key, rows);
    if (!next) return;
    event.preventDefault();
    setCell(next);
    buttons()[next.row * facetColumns + next.column]?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const index = buttons().indexOf(event.target);
    if (index >= 0) setCell({ row: Math.floor(index / facetColumns), column: index % facetColumns });
  };
  const tabIndexOf = (row: number, column: number) => (row === cell.row && column === cell.column ? 0 : -1);
  return { grid, onKeyDown, onFocus, tabIndexOf };
}
