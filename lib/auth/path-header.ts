/** The path and query of the page that was asked for, written by `proxy.ts` over whatever came in. */
export const pathHeader = "x-cairn-path";
