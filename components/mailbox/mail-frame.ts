/** Links of a mail open beside the console: inside the frame nothing may be loaded. */
const base = '<base target="_blank">';

/** The HTML of a mail for a frame without scripts. What it says of itself stays as it was written. */
export function frameDocument(html: string): string {
  const head = /<head\b[^>]*>/i.exec(html);
  if (!head) return `${base}${html}`;
  const end = head.index + head[0].length;
  return `${html.slice(0, end)}${base}${html.slice(end)}`;
}
