const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `14,208`: both languages group by three. */
export const formatCount = (count: number) => grouped.format(count);

/** A size in units of 1,000: `812 B`, `1.4 KB`, `1.05 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${(bytes / 1_000).toFixed(bytes < 99_950 ? 1 : 0)} KB`;
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
