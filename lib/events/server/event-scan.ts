import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Position } from "../cursor";
import type { EventFilters, ListOrder } from "../filters";
import type { ResolvedRange } from "../time-range";
import { filterCondition, type ReadableRows } from "./event-conditions";
import { type Driver, driversFor } from "./event-drivers";
import type { EventReader } from "./event-reader";
import type { EventRow } from "./event-rows";
import { type ChunkRow, chunkQuery, probeQuery, type Stretch } from "./event-scan-sql";
import { walkWindows } from "./event-windows";

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

export interface Scan {
  rows: ReadableRows;
  filters: EventFilters;
  order: ListOrder;
  range: ResolvedRange;
  /** Where an earlier scan ended; null at the beginning. */
  after: Position | null;
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
function remaining({ range, after, order }: Scan): ResolvedRange {
  if (after === null) return range;
  if (order === "asc") return { ...range, from: after.occurredAt };
  return { ...range, to: after.id === "" ? after.occurredAt : after.occurredAt + 1 };
}

/** Rows left to read, and the size of the next statement. */
class Budget {
  private left: number;
  private next: number;
  private readonly startedAt = performance.now();

  constructor(private readonly limits: ScanLimits) {
    this.left = limits.maxRows;
    this.next = limits.firstRows;
  }

  /** Rows for each of `branches` reads of the next statement; 0 when the budget is used up. The first gets on. */
  take(branches: number): number {
    const isFirst = this.left === this.limits.maxRows;
    const affordable = isFirst ? this.left : Math.min(this.left, this.rowsInTime());
    const rows = Math.floor(Math.min(this.next, affordable) / branches) || (isFirst ? 1 : 0);
    this.left = Math.max(0, this.left - rows * branches);
    return rows;
  }

  /** At the pace so far, the rows that can be read until the time is over. */
  private rowsInTime(): number {
    const elapsedMs = performance.now() - this.startedAt;
    if (elapsedMs >= this.limits.maxMs) return 0;
    const read = this.limits.maxRows - this.left;
    return elapsedMs === 0 ? this.left : (read / elapsedMs) * (this.limits.maxMs - elapsedMs);
  }

  grow(): void {
    this.next *= this.limits.growth;
  }

  /** Takes the cost of asking `branches` indexes how dense they are, when there is enough left to use the answer. */
  takeProbe(branches: number): number {
    const rows = Math.floor(this.limits.firstRows / 4);
    if (rows * branches * 2 > this.left) return 0;
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

/** Reads one window until `wanted` rows are found, the window ends (`at: null`) or the budget does. */
class WindowScan {
  drivers: readonly Driver[];

  constructor(
    private readonly reader: EventReader,
    private readonly scan: Scan,
    private readonly budget: Budget,
    private readonly found: EventRow[],
  ) {
    this.drivers = driversFor(scan.rows, scan.filters);
  }

  private condition(): SQL {
    return sql`${this.scan.rows.condition} AND ${filterCondition(this.scan.filters)}`;
  }

  /** Returns false when the scan ends inside the window; `stretch.start` then says where. */
  async run(stretch: Stretch): Promise<boolean> {
    while (true) {
      const [driver = []] = this.drivers;
      const rows = this.budget.take(driver.length);
      if (rows === 0) return false;
      const wanted = this.scan.limit - this.found.length;
      const chunk = await this.reader.read<ChunkRow>(
        chunkQuery({ driver, stretch, rows, wanted, condition: this.condition() }),
      );
      const matching = chunk.filter((row) => row.matches);
      this.found.push(...matching);
      const last = chunk.at(-1);
      if (matching.length === wanted && last) {
        stretch.start = positionOf(last);
        return false;
      }
      if (!last?.is_last) return true;
      stretch.start = positionOf(last);
      this.budget.grow();
      if (this.drivers.length > 1) {
        this.drivers = await chooseDriver(this.reader, this.drivers, stretch, this.budget);
      }
    }
  }
}

/** Finds up to `limit` matching rows in order, reading no more index entries than the limits allow. */
export async function scanEvents(
  reader: EventReader,
  scan: Scan,
  limits: ScanLimits = scanLimits,
): Promise<ScanResult> {
  const rows: EventRow[] = [];
  if (scan.limit === 0 || scan.rows.scopeIds?.length === 0) return { rows, reached: null };
  const windowScan = new WindowScan(reader, scan, new Budget(limits), rows);
  let after = scan.after;
  for (const window of walkWindows(reader.partitions, remaining(scan), scan.order, Date.now())) {
    const edge = { occurredAt: scan.order === "desc" ? window.to : window.from, id: "" };
    const stretch: Stretch = {
      organizationId: scan.rows.organizationId,
      order: scan.order,
      window,
      start: after ?? edge,
    };
    after = null;
    if (!(await windowScan.run(stretch))) return { rows, reached: stretch.start };
  }
  return { rows, reached: null };
}
