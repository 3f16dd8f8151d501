import { useEffect, useEffectEvent } from "react";

/**
 * What each key does. A key is written as `KeyboardEvent.key` has it (`j`, `?`, `Escape`), two keys one after the
 * other as `g e`. A handler that returns false leaves the key to others.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** The second key of a pair must follow within this time. */
const pairWindowMs = 1_200;

/** Single keys rest while somebody types, while a dialog or a menu is open, and under modifiers. */
function isResting(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(
    target?.closest("input, textarea, select, [contenteditable='true'], [role='menu'], dialog[open]") ||
      document.querySelector("dialog[open]:modal"),
  );
}

/** The innermost view first. A key that one of them took (`preventDefault`) is not offered to the next. */
const shortcutListeners: ((event: KeyboardEvent) => void)[] = [];

if (typeof document !== "undefined") {
  document.addEventListener("keydown", (event) => {
    for (const listener of [...shortcutListeners]) {
      if (event.defaultPrevented) return;
      listener(event);
    }
  });
}

/**
 * Listens to the page's keys while the component is there. Components that mount later are asked first, so that
 * the innermost view takes `Escape`.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const run = useEffectEvent((event: KeyboardEvent, pending: string | null) => {
    const handler = (pending ? shortcuts[`${pending} ${event.key}`] : undefined) ?? shortcuts[event.key];
    if (!handler || handler(event) === false) return;
    event.preventDefault();
  });

  useEffect(() => {
    let pending: string | null = null;
    let pendingAt = 0;
    const listen = (event: KeyboardEvent) => {
      if (isResting(event)) return;
      const isPair = pending !== null && event.timeStamp - pendingAt < pairWindowMs;
      run(event, isPair ? pending : null);
      pending = event.key;
      pendingAt = event.timeStamp;
    };
    shortcutListeners.unshift(listen);
    return () => {
      shortcutListeners.splice(shortcutListeners.indexOf(listen), 1);
    };
  }, []);
}
