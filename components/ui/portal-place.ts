/**
 * Where something that opens beside a button is drawn: in the modal dialog that the button stands in, which covers
 * all else, or in the button's landmark, so that it stays a part of it. A docked panel is a container for sizes,
 * which would be the frame of fixed positions too, so the page's main part comes before it.
 */
export const portalPlace = (button: Element | null): HTMLElement | undefined =>
  button?.closest<HTMLElement>("dialog") ??
  button?.closest<HTMLElement>("main") ??
  button?.closest<HTMLElement>("header, aside") ??
  undefined;
