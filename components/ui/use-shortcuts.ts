import { useEffect, useEffectEvent } from "react";
import { shortcutKey } from "./shortcut-key";

/**
 * What each key does. A key is written as `KeyboardEvent.key` has it (`j`, `?`, `Escape`), two keys one after the
 * other as `g e`. A handler that returns false leaves the key to others.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** Answers whether the key, or the pair, was taken. */
type Listener = (keys: string, event: KeyboardEvent) => boolean;

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

/** The innermost view first. What one of them took is not offered to the next. */
const listeners: Listener[] = [];
let pending: { key: string; at: number } | null = null;

function listen(event: KeyboardEvent): void {
  if (isResting(event) || event.key === "Shift") return;
  const key = shortcutKey(event);
  const isInTime = pending !== null && event.timeStamp - pending.at < pairWindowMs;
  const pair = pending !== null && isInTime ? [`${pending.key} ${key}`] : [];
  pending = { key, at: event.timeStamp };
  // The pair goes round first: else the `o` of `g o` would open the row that has the focus.
  for (const keys of [...pair, key]) {
    if (!listeners.some((take) => take(keys, event))) continue;
    event.preventDefault();
    // The second key of a pair begins no other.
    if (keys !== key) pending = null;
    return;
  }
}

if (typeof document !== "undefined") document.addEventListener("keydown", listen);

/**
 * Listens to the page's keys while the component is there. Components that mount later are asked first, so that
 * the innermost view takes `Escape`.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const take = useEffectEvent<Listener>((keys, event) => {
    const handler = shortcuts[keys];
    return handler !== undefined && handler(event) !== false;
  });

  useEffect(() => {
    const listener: Listener = (keys, event) => take(keys, event);
    listeners.unshift(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
    };
  }, []);
}
