/** Height of each line of the tree and of the raw text, in CSS pixels: `leading-5.5`. */
export const lineHeight = 22;
/** Space above the first and below the last line. */
export const viewPadding = 6;
/** Lines kept ready above and below those on show. */
export const overscan = 10;

/**
 * The JSON ground. It fills what its place gives it, and never grows past the window: a view as tall as its content
 * would draw all of its lines.
 */
export const viewClass =
  "min-h-66 max-h-[calc(100dvh-96px)] flex-1 overflow-auto overscroll-contain rounded-2 border border-line bg-canvas font-mono text-12 leading-5.5 tracking-[-0.02em] [font-variant-ligatures:none]";

/** Width of the line numbers, in CSS pixels: four digits of 11 px, and more where a log has more lines. */
export function gutterWidth(lineCount: number): number {
  return Math.max(36, Math.ceil(String(lineCount).length * 6.6) + 14);
}
