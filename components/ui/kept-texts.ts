/** Kept in this browser alone, until the person forgets them or signs out. */
const keyPrefix = "cairn.kept.";
const maxTexts = 8;
/** Nobody would choose a longer one from a list. */
const maxLength = 300;

/** A browser may be told to keep nothing, or have no room left: the work goes on without. */
function orNull<T>(use: () => T): T | null {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** What a browser keeps may be of an earlier version, or of anybody's making. */
function readList(text: string | null): string[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The texts that a list keeps, the last first. */
export const keptTexts = (list: string): string[] =>
  readList(orNull(() => window.localStorage.getItem(keyPrefix + list))).slice(0, maxTexts);

/** Puts a text first in its list, each once. */
export function keepText(list: string, text: string): void {
  if (text === "" || text.length > maxLength) return;
  const others = keptTexts(list).filter((known) => known !== text);
  const next = JSON.stringify([text, ...others].slice(0, maxTexts));
  orNull(() => window.localStorage.setItem(keyPrefix + list, next));
}

export const forgetTexts = (list: string): void => {
  orNull(() => window.localStorage.removeItem(keyPrefix + list));
};

/** Forgets every list: the next person at this browser sees nothing of them. */
export function forgetAllTexts(): void {
  orNull(() => {
    const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(keyPrefix));
    for (const key of keys) window.localStorage.removeItem(key);
  });
}
