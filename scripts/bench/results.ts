import type { HoldFigures } from "./measure-holds";
import type { IndexFigures } from "./measure-indexes";
import type { IngestFigures } from "./measure-ingest";
import type { NotificationFigures } from "./measure-notifications";
import type { PageFigures } from "./measure-pages";
import type { PlanFigures } from "./measure-plans";
import type { ReadFigures } from "./measure-reads";
import type { ScrollFigures } from "./measure-scroll";

/** Lists stand in the order of `sizes`. */
export interface Results {
  sizes: readonly number[];
  /** Null where they were left out. */
  notifications: NotificationFigures | null;
  /** Events a second while the history was loaded, its making included. */
  loadRates: number[];
  ingest: ReadonlyMap<number, IngestFigures[]>;
  holds: HoldFigures[];
  /** Empty unless asked for. */
  indexes: IndexFigures[];
  reads: ReadFigures[];
  plans: PlanFigures[][];
  /** Most memory that each server held, in MiB: after loading and reading, and after the slices of every way in. */
  memory: { afterReads: number[]; atEnd: number[] };
  /** Null without a browser. */
  pages: { empty: PageFigures; events: PageFigures[]; scroll: ScrollFigures[] } | null;
}
