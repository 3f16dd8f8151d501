import "server-only";
import type { Span } from "../stats-buckets";
import type { EventReader } from "./event-reader";
import { type ScanLimits, shareOf, type Walk } from "./event-scan";
import type { TallyQuestion } from "./event-tally-sql";
import { type EdgePlan, isOfWindow, narrowWindow, type Piece } from "./stats-edges";
import { type Tally, tallyEvents } from "./tally-events";

export interface EdgeTallies {
  /** The full buckets whose kept counts belong to the range. */
  window: Span;
  /** What is to be added to them, or taken away. */
  parts: { sign: 1 | -1; tally: Tally }[];
  /** As in `Tally`. */
  reached: number | null;
}

/** Counts the rows at the edges of a range, all together within the limits. */
export async function tallyEdges(
  reader: EventReader,
  walk: Walk,
  plan: EdgePlan,
  question: TallyQuestion,
  limits: ScanLimits,
): Promise<EdgeTallies> {
  const share = shareOf(limits, Math.max(1, plan.pieces.length));
  let { window } = plan;
  let reached: number | null = null;
  const counted: { piece: Piece; tally: Tally }[] = [];
  for (const piece of plan.pieces) {
    const tally = await tallyEvents(reader, { ...walk, range: piece.span }, question, share);
    if (tally.reached !== null) {
      window = narrowWindow(window, piece);
      const certainFrom = piece.sign === 1 ? tally.reached : piece.certainFrom;
      reached = Math.max(reached ?? Number.NEGATIVE_INFINITY, certainFrom);
    }
    if (tally.reached === null || piece.sign === 1) counted.push({ piece, tally });
  }
  const parts = counted
    .filter(({ piece }) => isOfWindow(piece, window))
    .map(({ piece: { sign }, tally }) => ({ sign, tally }));
  return { window, parts, reached };
}
