import { type LogMatches, matchesOfNode } from "./find-in-log";
import type { TextMark } from "./text-pieces";

/** The matches of one node, in its key and in its value. */
export interface NodeMarks {
  readonly key: readonly TextMark[];
  readonly value: readonly TextMark[];
}

/** One object for every node without matches, so that its row is not drawn again. */
const noMarks: NodeMarks = { key: [], value: [] };

/** @param place index of the current match among all */
export function marksOfNode(matches: LogMatches, node: number, place: number): NodeMarks {
  const { from, to } = matchesOfNode(matches, node);
  if (from === to) return noMarks;
  const key: TextMark[] = [];
  const value: TextMark[] = [];
  for (let index = from; index < to; index += 1) {
    const start = matches.offsets[index] ?? 0;
    const mark = { start, end: start + matches.length, isCurrent: index === place };
    if (matches.isInKey[index]) key.push(mark);
    else value.push(mark);
  }
  return { key, value };
}
