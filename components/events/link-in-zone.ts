/**
 * A whole link to a page of ours that shows its reader the times as they are read here: what a ticket says of an
 * event then stands on the page too.
 */
export function linkInZone(href: string, zone: string): string {
  const url = new URL(href, window.location.href);
  url.searchParams.set("zone", zone);
  return url.href;
}
