import { useEffect, useRef } from "react";

/**
 * Moves the focus to the row that takes the place of a removed one, else to the page's content: with the row goes the
 * button that opened the question, and whoever uses the keyboard would begin again at the top of the page. Rows name
 * their ids in `attribute` and have a button in their heading.
 */
export function useFocusAfterRemoval(
  ids: readonly string[],
  removed: string | null,
  attribute: `data-${string}`,
): void {
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const place = removed === null ? -1 : before.current.indexOf(removed);
    before.current = ids;
    if (removed === null || place === -1 || ids.includes(removed)) return;
    // Somebody has gone on elsewhere meanwhile.
    if (document.activeElement !== document.body) return;
    const next = ids[Math.min(place, ids.length - 1)];
    const row = next && document.querySelector<HTMLElement>(`[${attribute}="${next}"] th button`);
    (row || document.getElementById("content"))?.focus();
  });
}
