/** As they are read. Where a row is a line, those of `lastClass` stand after the others. */
export const listColumns = [
  "name",
  "enabled",
  "type",
  "codes",
  "sources",
  "groups",
  "channels",
  "lastFired",
  "last7Days",
  "actions",
] as const;
export type ListColumn = (typeof listColumns)[number];

/** From 1,000 px on a line of a grid; below, a block of a few lines. */
export const rowClass =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-6 @min-[1000px]/list:grid-cols-[minmax(0,1.5fr)_minmax(0,1.2fr)_minmax(0,0.8fr)_minmax(0,0.9fr)_minmax(0,1fr)_84px_64px_132px_92px_92px] max-sm:px-3";

/** What is pressed stands near the end of a line, but at the top of a block. */
export const lastClass = "@min-[1000px]/list:order-1";

export const columnClass: Partial<Record<ListColumn, string>> = {
  enabled: lastClass,
  lastFired: lastClass,
  last7Days: `${lastClass} @min-[1000px]/list:text-right`,
  actions: lastClass,
};
