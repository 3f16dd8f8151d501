export type PageKind = "list" | "event" | "catalog" | "reference" | "other";

const kinds: readonly (readonly [RegExp, PageKind])[] = [
  [/\/events(\/all)?$/, "list"],
  [/\/events\/[^/]+$/, "event"],
  [/^\/organizations\/[^/]+\/catalog$/, "catalog"],
  [/^\/organizations\/[^/]+\/api-reference$/, "reference"],
];

/** What a page of the console will look like, by its address. */
export function pageKind(href: string): PageKind {
  const [pathname = ""] = href.split("?");
  return kinds.find(([pattern]) => pattern.test(pathname))?.[1] ?? "other";
}
