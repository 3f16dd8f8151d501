export const entryColumns = [
  "name",
  "code",
  "service",
  "resourceType",
  "scope",
  "subscribable",
  "status",
] as const;
export type EntryColumn = (typeof entryColumns)[number];

/** Under 560 px a row is a block of a few lines; above, a line of a grid. */
const row = "flex flex-wrap gap-x-1.5 px-4 @min-[560px]:grid @min-[560px]:gap-x-3";
const ends =
  "@min-[560px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_92px_minmax(76px,0.6fr)] " +
  "@min-[760px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_92px_minmax(76px,0.6fr)] " +
  "@min-[900px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_84px_92px_minmax(76px,0.7fr)]";
const whole =
  "@min-[1080px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_minmax(0,0.6fr)_84px_92px_minmax(76px,0.8fr)]";

const from760 = "@min-[560px]:@max-[760px]:hidden";
const from900 = "@min-[560px]:@max-[900px]:hidden";
const from1080 = "@min-[560px]:@max-[1080px]:hidden";
const always = "";

export interface EntryLayout {
  row: string;
  /** Which widths show a column; a block has every one of them. */
  columns: Readonly<Record<EntryColumn, string>>;
}

const ofMany: EntryLayout = {
  row: `${row} ${ends} ${whole}`,
  columns: {
    name: always,
    code: always,
    service: from760,
    resourceType: from1080,
    scope: from900,
    subscribable: always,
    status: always,
  },
};

/** In one service its name says nothing more, and the resource type takes its place. */
const ofOne: EntryLayout = {
  row: `${row} ${ends}`,
  columns: { ...ofMany.columns, service: "@min-[560px]:hidden", resourceType: from760 },
};

/** How wide the columns are and which of them leave first where the list has no room, whatever stands beside it. */
export const entryLayout = (isOneService: boolean): EntryLayout => (isOneService ? ofOne : ofMany);
