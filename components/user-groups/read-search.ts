/** Longer texts are in no name, and the API takes none. */
const maxLength = 200;

/** What an address searches for, alike on the server and in the browser; what nothing can be called is left out. */
export const readSearch = (q: string | readonly string[] | null | undefined): string =>
  typeof q === "string" ? q.replaceAll("\0", "").trim().slice(0, maxLength).trim() : "";
