const margin = 56;

/**
 * Brings an element into sight of its scroller from left or right, and never moves it up or down. Where the beginning
 * of the lines can be in sight with it, it is.
 */
export function scrollSideways(scroller: Element, element: Element): void {
  const view = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const right = box.right - view.left + scroller.scrollLeft;
  if (right + margin <= scroller.clientWidth) scroller.scrollLeft = 0;
  else if (box.left < view.left + margin * 2 || box.right + margin > view.right) {
    scroller.scrollLeft = right - scroller.clientWidth + margin * 3;
  }
}
