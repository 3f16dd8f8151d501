import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Position } from "../cursor";
import type { EventFilters, ListOrder } from "../filters";
import type { ResolvedRange } from "../time-range";
import { filterCondition, type ReadableRows } from "./event-conditions";
import { type Driver, driversFor, type KnownValues } from "./event-drivers";
import type { EventReader } from "./event-reader";
import type { EventRow } from "./event-rows";
import {
  type ChunkRow,
  type CountRow,
  chunkQuery,
  countQuery,
  probeQuery,
  type Stretch,
} from "./event-scan-sql";
import { walkWindows } from "./event-windows";
import { findPrefixValues } from "./find-prefix-values";

export interface ScanLimits {
  /** Index entries that one request may read; 10,000 take about 15 ms where they are in memory. */
  maxRows: number;
  /** What the first statement reads; each later one reads `growth` times as much. */
  firstRows: number;
  growth: number;
  /**
   * No statement starts after this, nor with more rows than those before it could have read until then: slow disks and
   * costly filters get shorter pages, not slow answers.
   */
  maxMs: number;
}

export const scanLimits: ScanLimits = { maxRows: 10_000, firstRows: 1_000, growth: 4, maxMs: 500 };

/** One request's budget, parted among so many searches. */
export const shareOf = ({ maxRows, firstRows, growth, maxMs }: ScanLimits, count: number): ScanLimits => ({
  maxRows: Math.floor(maxRows / count),
  firstRows: Math.min(firstRows, Math.floor(maxRows / count)),
  growth,
  maxMs: maxMs / count,
});

/** What is walked through. */
export interface Walk {
  rows: ReadableRows;
  filters: EventFilters;
  order: ListOrder;
  range: ResolvedRange;
  /** Where an earlier scan ended; null at the beginning. */
  after: Position | null;
}

export interface Scan extends Walk {
  /** Matching rows wanted. */
  limit: number;
}

export interface ScanResult {
  rows: EventRow[];
  /** How far the scan got; null when nothing of the range is left. */
  reached: Position | null;
}

/** Where a row stands in the order of a list. */
export const positionOf = (row: EventRow): Position => ({
  occurredAt: row.occurred_at.getTime(),
  id: row.id,
});

/** The part of a range that is still to be read: up to and with the millisecond of `after`, whose ids may go on. */
function remaining({ range, after, order }: Walk): ResolvedRange {
  if (after === null) return range;
  if (order === "asc") return { ...range, from: after.occurredAt };
  return { ...range, to: after.id === "" ? after.occurredAt : after.occurredAt + 1 };
}

/** Rows left to read, and the size of the next statement. */
class Budget {
  private left: number;
  private next: number;
  /** Rows that statements were free to read. */
  private taken = 0;
  private readonly startedAt = performance.now();

  constructor(private readonly limits: ScanLimits) {
    this.left = limits.maxRows;
    this.next = limits.firstRows;
  }

  /** Rows for each of `branches` reads of the next statement; 0 when the budget is used up. The first gets on. */
  take(branches: number): number {
    const isFirst = this.taken === 0;
    const affordable = isFirst ? this.left : Math.min(this.left, this.rowsInTime());
    const rows = Math.floor(Math.min(this.next, affordable) / branches) || (isFirst ? 1 : 0);
    this.taken += rows * branches;
    this.left = Math.max(0, this.left - rows * branches);
    return rows;
  }

  /** At the pace so far, the rows that can be read until the time is over. */
  private rowsInTime(): number {
    const elapsedMs = performance.now() - this.startedAt;
    if (elapsedMs >= this.limits.maxMs) return 0;
    return elapsedMs === 0 ? this.left : (this.taken / elapsedMs) * (this.limits.maxMs - elapsedMs);
  }

  grow(): void {
    this.next *= this.limits.growth;
  }

  /** Of what was taken, rows that were not there to be read. */
  giveBack(rows: number): void {
    this.left += rows;
  }

  /** Takes the cost of asking `branches` indexes how dense they are, when there is enough left to use the answer. */
  takeProbe(branches: number): number {
    const rows = Math.floor(this.limits.firstRows / 4);
    if (rows * branches * 2 > this.left) return 0;
    this.taken += rows * branches;
    this.left -= rows * branches;
    return rows;
  }
}

/**
 * Of several indexes, the one that gets farthest through the stretch for the same number of rows. Two filters
 * whose values are each common, or a common one beside a rare one, can't be told apart by their names.
 */
async function chooseDriver(
  reader: EventReader,
  drivers: readonly Driver[],
  stretch: Stretch,
  budget: Budget,
): Promise<readonly Driver[]> {
  const depth = budget.takeProbe(drivers.flat().length);
  if (depth === 0) return drivers.slice(0, 1);
  const [answer] = await reader.read<Record<string, Date | null>>(probeQuery(drivers, stretch, depth));
  const direction = stretch.order === "desc" ? -1 : 1;
  const far = (value: Date | null | undefined) =>
    value ? value.getTime() * direction : Number.POSITIVE_INFINITY;
  let column = 0;
  const scores = drivers.map((driver) => Math.min(...driver.map(() => far(answer?.[`p${column++}`]))));
  const best = scores.indexOf(Math.max(...scores));
  return drivers.slice(best, best + 1);
}

/** What one statement is to read. */
export interface Chunk {
  driver: Driver;
  stretch: Stretch;
  rows: number;
  condition: SQL;
  /** For whoever knows how many of the rows were not there: the rest of the range may have them. */
  giveBack: (rows: number) => void;
}

/**
 * Runs a statement over a chunk and keeps what it is after. Answers how far it read, and whether that is enough; null
 * where the stretch holds no more.
 */
type ReadChunk = (chunk: Chunk) => Promise<{ at: Position; isEnough: boolean } | null>;

/** Reads one window until there is enough, the window ends or the budget does. */
class WindowScan {
  drivers: readonly Driver[];
  private readonly condition: SQL;

  constructor(
    private readonly reader: EventReader,
    { rows, filters }: Walk,
    known: KnownValues,
    private readonly budget: Budget,
    private readonly readChunk: ReadChunk,
  ) {
    this.drivers = driversFor(rows, filters, known);
    this.condition = sql`${rows.condition} AND ${filterCondition(filters, rows.organizationId)}`;
  }

  /** Returns false when the scan ends inside the window; `stretch.start` then says where. */
  async run(stretch: Stretch): Promise<boolean> {
    while (true) {
      const [driver = []] = this.drivers;
      const rows = this.budget.take(driver.length);
      if (rows === 0) return false;
      const giveBack = (unread: number) => this.budget.giveBack(unread);
      const end = await this.readChunk({ driver, stretch, rows, condition: this.condition, giveBack });
      if (end === null) return true;
      stretch.start = end.at;
      if (end.isEnough) return false;
      this.budget.grow();
      if (this.drivers.length > 1) {
        this.drivers = await chooseDriver(this.reader, this.drivers, stretch, this.budget);
      }
    }
  }
}

/**
 * Walks the windows of a range in order, reading no more index entries than the limits allow. Answers how far it got;
 * null when nothing of the range is left.
 */
export async function walkEvents(
  reader: EventReader,
  walk: Walk,
  limits: ScanLimits,
  readChunk: ReadChunk,
): Promise<Position | null> {
  if (walk.rows.scopeIds?.length === 0) return null;
  const budget = new Budget(limits);
  const known = await findPrefixValues(reader, walk.rows, walk.filters);
  const windowScan = new WindowScan(reader, walk, known, budget, readChunk);
  let after = walk.after;
  for (const window of walkWindows(reader.partitions, remaining(walk), walk.order, Date.now())) {
    const edge = { occurredAt: walk.order === "desc" ? window.to : window.from, id: "" };
    const stretch: Stretch = {
      organizationId: walk.rows.organizationId,
      order: walk.order,
      window,
      start: after ?? edge,
    };
    after = null;
    if (!(await windowScan.run(stretch))) return stretch.start;
  }
  return null;
}

/** Finds up to `limit` matching rows in order, reading no more index entries than the limits allow. */
export async function scanEvents(
  reader: EventReader,
  scan: Scan,
  limits: ScanLimits = scanLimits,
): Promise<ScanResult> {
  const rows: EventRow[] = [];
  if (scan.limit === 0) return { rows, reached: null };
  const reached = await walkEvents(reader, scan, limits, async (chunk) => {
    const wanted = scan.limit - rows.length;
    const read = await reader.read<ChunkRow>(chunkQuery({ ...chunk, wanted }));
    const matching = read.filter((row) => row.matches);
    rows.push(...matching);
    const last = read.at(-1);
    const isEnough = matching.length === wanted;
    return last && (isEnough || last.is_last) ? { at: positionOf(last), isEnough } : null;
  });
  return { rows, reached };
}

export interface CountResult {
  count: number;
  /** How far the count got; null when nothing of the range is left. */
  reached: Position | null;
}

/** Counts matching rows in order, as far as the limits allow. */
export async function countMatches(
  reader: EventReader,
  walk: Walk,
  limits: ScanLimits = scanLimits,
): Promise<CountResult> {
  let count = 0;
  const reached = await walkEvents(reader, walk, limits, async (chunk) => {
    const [answer] = await reader.read<CountRow>(countQuery(chunk));
    count += answer?.found ?? 0;
    if (!answer?.last_at || answer.last_id === null) return null;
    return { at: { occurredAt: answer.last_at.getTime(), id: answer.last_id }, isEnough: false };
  });
  return { count, reached };
}
