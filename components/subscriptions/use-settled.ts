import { useEffect, useState } from "react";

/** The value once it has stayed the same (by `key`) for so long; until then the one before. */
export function useSettled<Value>(value: Value, key: string, waitMs: number): Value {
  const [settled, setSettled] = useState({ value, key });
  useEffect(() => {
    if (key === settled.key) return;
    const timer = window.setTimeout(() => setSettled({ value, key }), waitMs);
    return () => window.clearTimeout(timer);
  }, [value, key, settled.key, waitMs]);
  return settled.value;
}
