const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds by id or by slug, never by either: a slug may be spelt like the id of something else, so what looks
 * like an id is only an id.
 */
export function findByIdOrSlug<Item extends { id: string; slug: string }>(
  items: readonly Item[],
  idOrSlug: string,
): Item | undefined {
  if (uuid.test(idOrSlug)) return items.find((item) => item.id === idOrSlug.toLowerCase());
  return items.find((item) => item.slug === idOrSlug);
}
