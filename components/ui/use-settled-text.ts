import { useEffect, useRef, useState } from "react";

/** How long the keys must rest before the list follows. */
const settleMs = 200;

/**
 * The text of a field that is sent once the typing rests, or at once with `send`. What `value` becomes by other
 * means (Back, a link) wins over what stands in the field.
 */
export function useSettledText(value: string, onSettle: (text: string) => void) {
  const timer = useRef<number | undefined>(undefined);
  const [text, setText] = useState(value);
  const [known, setKnown] = useState({ value, sent: value });
  if (known.value !== value) {
    setKnown({ ...known, value });
    if (value !== known.sent) setText(value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const send = (typed: string) => {
    const next = typed.trim();
    window.clearTimeout(timer.current);
    setKnown({ value, sent: next });
    if (next !== value) onSettle(next);
  };
  const type = (typed: string) => {
    setText(typed);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(typed), settleMs);
  };
  return { text, setText, type, send };
}
