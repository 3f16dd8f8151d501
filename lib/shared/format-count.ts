const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `14,208`: both languages group by three. */
export const formatCount = (count: number) => grouped.format(count);
