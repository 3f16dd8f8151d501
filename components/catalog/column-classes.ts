/**
 * Seven columns where the list has room for them, whatever else stands beside it. Without it the resource type
 * leaves first, then the scope, then the service; under 560 px a row is a block of a few lines.
 */
export const rowClass = [
  "flex flex-wrap gap-x-1.5 px-4",
  "@min-[560px]:grid @min-[560px]:gap-x-3",
  "@min-[560px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_92px_minmax(76px,0.6fr)]",
  "@min-[760px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_92px_minmax(76px,0.6fr)]",
  "@min-[900px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_84px_92px_minmax(76px,0.7fr)]",
  "@min-[1080px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_minmax(0,0.6fr)_84px_92px_minmax(76px,0.8fr)]",
].join(" ");

/** Which widths show a column; in a block every one of them is there. */
export const columnClasses = {
  name: "",
  code: "",
  service: "@min-[560px]:@max-[760px]:hidden",
  resourceType: "@min-[560px]:@max-[1080px]:hidden",
  scope: "@min-[560px]:@max-[900px]:hidden",
  subscribable: "",
  status: "",
} as const;

export type EntryColumn = keyof typeof columnClasses;
