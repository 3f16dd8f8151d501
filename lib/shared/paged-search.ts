/** The query string of one page of a list: `search` with the page's bound and where the page before ended (null: the first). */
export function pagedSearch(search: URLSearchParams, limit: number, cursor: string | null): URLSearchParams {
  const paged = new URLSearchParams(search);
  paged.set("limit", String(limit));
  if (cursor !== null) paged.set("cursor", cursor);
  return paged;
}
