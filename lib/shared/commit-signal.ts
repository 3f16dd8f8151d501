type Listener = () => void;

// The entry script and the bundled server are different copies of this module in one process.
const holder = globalThis as typeof globalThis & { [key: symbol]: Set<Listener> | undefined };
const holderKey = Symbol.for("cairn.commit-signal");

function listeners(): Set<Listener> {
  const known = holder[holderKey] ?? new Set<Listener>();
  holder[holderKey] = known;
  return known;
}

/**
 * Says within this process that something was committed that a worker may wait for. Only a hint: workers poll as well,
 * because other processes commit too.
 */
export function signalCommit(): void {
  for (const listener of listeners()) listener();
}

/** Calls `listener` at each signal until the returned function is called. */
export function onCommit(listener: Listener): () => void {
  listeners().add(listener);
  return () => {
    listeners().delete(listener);
  };
}
