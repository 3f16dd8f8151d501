const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** The items with every word of `text` in one of their texts; those that begin with it first. */
export function searchOptions<Item>(
  items: readonly Item[],
  text: string,
  textsOf: (item: Item) => readonly string[],
): Item[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [...items];
  const words = wanted.split(/\s+/);
  const found = items.filter((item) => {
    const searched = fold(textsOf(item).join(" "));
    return words.every((word) => searched.includes(word));
  });
  const begins = (item: Item) => textsOf(item).some((part) => fold(part).startsWith(wanted));
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
