import { type RefObject, useLayoutEffect, useState } from "react";

const minColumns = 24;

/**
 * How many characters of a monospaced font fit into a scroller beside `taken` pixels; null before it is measured.
 *
 * @param probe holds characters of that font, and is watched too: its width changes when the font arrives
 */
export function useColumns(
  scroller: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
  taken: number,
): number | null {
  const [columns, setColumns] = useState<number | null>(null);

  useLayoutEffect(() => {
    const view = scroller.current;
    const sample = probe.current;
    if (view === null || sample === null) return;
    const measure = () => {
      const width = sample.getBoundingClientRect().width / (sample.textContent?.length ?? 1);
      if (width > 0) setColumns(Math.max(minColumns, Math.floor((view.clientWidth - taken) / width)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    observer.observe(sample);
    return () => observer.disconnect();
  }, [scroller, probe, taken]);

  return columns;
}
