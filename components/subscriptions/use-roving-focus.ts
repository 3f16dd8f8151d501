import { type KeyboardEvent, type RefObject, useEffect } from "react";

const controlsOf = (root: Element) => [...root.querySelectorAll<HTMLElement>("[data-roving]:not(:disabled)")];

/** The element of a row that stands nearest above or below another. */
function nearest(row: Element, from: Element): HTMLElement | undefined {
  const centre = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.left + box.width / 2;
  };
  const x = centre(from);
  return controlsOf(row).sort((a, b) => Math.abs(centre(a) - x) - Math.abs(centre(b) - x))[0];
}

/** Where an arrow leads from a control; undefined for other keys, and at the edges. */
function targetOf(root: Element, from: HTMLElement, key: string): HTMLElement | undefined {
  const all = controlsOf(root);
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  const place = all.indexOf(from);
  if (key === "ArrowRight") return all[place + 1];
  if (key === "ArrowLeft") return all[place - 1];
  const rows = [...root.querySelectorAll("[data-code-row]")];
  const row = rows.findIndex((item) => item.contains(from));
  const next = key === "ArrowDown" ? rows[row + 1] : key === "ArrowUp" ? rows[row - 1] : undefined;
  return next && nearest(next, from);
}

function makeStop(root: Element, stop: HTMLElement): void {
  for (const control of controlsOf(root)) control.tabIndex = control === stop ? 0 : -1;
}

/**
 * A list with hundreds of controls is one stop of the Tab key; arrows move inside. Controls carry `data-roving` and
 * `tabIndex={-1}`, rows `data-code-row`. Which control is the stop is kept in the page itself: a state would draw
 * every row again for each arrow.
 */
export function useRovingFocus(ref: RefObject<HTMLElement | null>) {
  // After every change: the stop may have been filtered away.
  useEffect(() => {
    const root = ref.current;
    const [first, ...others] = root ? controlsOf(root) : [];
    if (!root || !first || [first, ...others].some((control) => control.tabIndex === 0)) return;
    makeStop(root, first);
  });
  return {
    onFocus: (event: { target: EventTarget }) => {
      const { target } = event;
      if (ref.current && target instanceof HTMLElement && target.matches("[data-roving]"))
        makeStop(ref.current, target);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { target } = event;
      if (!ref.current || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey) return;
      const next = targetOf(ref.current, target, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    },
  };
}
