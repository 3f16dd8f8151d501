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

/**
 * What stands in the status column: mostly a word; here and there a tag with the name that stands for the entry now,
 * which takes 230 px; or mostly those, where nothing can be subscribed to and that column's room goes to the names.
 */
type Status = "words" | "someNames" | "names";

const ends: Readonly<Record<Status, string>> = {
  words:
    "@min-[560px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_76px_minmax(76px,0.6fr)] " +
    "@min-[760px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_76px_minmax(76px,0.7fr)]",
  someNames:
    "@min-[560px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_76px_minmax(76px,1fr)] " +
    "@min-[760px]:grid-cols-[minmax(0,1fr)_minmax(0,0.9fr)_minmax(0,0.5fr)_76px_minmax(180px,1fr)]",
  names:
    "@min-[560px]:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)_minmax(180px,1.2fr)] " +
    "@min-[760px]:grid-cols-[minmax(0,1fr)_minmax(0,0.9fr)_minmax(0,0.5fr)_minmax(260px,1fr)]",
};

const whole: Readonly<Record<Status, string>> = {
  words:
    "@min-[960px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.6fr)_minmax(0,0.7fr)_76px_76px_minmax(112px,0.5fr)]",
  someNames:
    "@min-[960px]:grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,0.55fr)_minmax(0,0.6fr)_76px_72px_minmax(230px,1fr)]",
  names:
    "@min-[960px]:grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,0.55fr)_minmax(0,0.6fr)_76px_minmax(290px,1fr)]",
};

const wholeOfOne: Readonly<Record<Status, string>> = {
  words:
    "@min-[960px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,0.7fr)_76px_76px_minmax(112px,0.5fr)]",
  someNames:
    "@min-[960px]:grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,0.6fr)_76px_72px_minmax(260px,1fr)]",
  names: "@min-[960px]:grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,0.6fr)_76px_minmax(290px,1fr)]",
};

const never = "@min-[560px]:hidden";
const from760 = "@min-[560px]:@max-[760px]:hidden";
const from960 = "@min-[560px]:@max-[960px]:hidden";
const always = "";

export interface EntryLayout {
  row: string;
  /** Which widths show a column; a block has every one of them. */
  columns: Readonly<Record<EntryColumn, string>>;
}

const columns: EntryLayout["columns"] = {
  name: always,
  code: always,
  service: from760,
  resourceType: from960,
  scope: from960,
  subscribable: always,
  status: always,
};

interface Listed {
  isOneService: boolean;
  /** How many entries match, and how many of these tell what stands for them now. */
  matches: number;
  replaced: number;
}

/** From these shares of the matches on. */
const statusOf = ({ matches, replaced }: Listed): Status =>
  replaced > matches / 2 ? "names" : replaced > matches / 20 ? "someNames" : "words";

/** How wide the columns are and which of them leave first where the list has no room, whatever stands beside it. */
export function entryLayout(listed: Listed): EntryLayout {
  const status = statusOf(listed);
  const shown = { ...columns, subscribable: status === "names" ? never : always };
  return listed.isOneService
    ? {
        row: `${row} ${ends[status]} ${wholeOfOne[status]}`,
        // Its name says nothing more, and the resource type takes its place.
        columns: { ...shown, service: never, resourceType: from760 },
      }
    : { row: `${row} ${ends[status]} ${whole[status]}`, columns: shown };
}
