/** Where in the text a point of a selection lies: rows name their first offset in `data-start`. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>("[data-start]");
  if (row === null || row === undefined) return null;
  const before = document.createRange();
  before.selectNodeContents(row);
  before.setEnd(node, offset);
  return Number(row.dataset.start) + before.toString().length;
}

/**
 * The exact text of the page's selection, when it begins and ends in rows of the raw text: the breaks that were put
 * into a long line to draw it are not part of it. Null when it reaches outside.
 */
export function selectedText(text: string): string | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null ? null : text.slice(start, end);
}
