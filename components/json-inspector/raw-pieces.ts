import { firstPast } from "@/lib/shared/search-sorted";
import type { TextMatches } from "./find-in-log";
import type { TextPiece } from "./text-pieces";

/**
 * The stretches of a row that are, and are not, part of a match; a match may begin or end in another row.
 *
 * @param text the row's, which begins at `start` of the whole
 * @param place index of the current match
 */
export function cutAtMatches(text: string, start: number, matches: TextMatches, place: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  const end = start + text.length;
  let position = start;
  const push = (to: number, mark: TextPiece["mark"]) => {
    const from = position - start;
    if (to > position)
      pieces.push({ text: text.slice(from, to - start), tone: "plain", mark, start: position });
    position = Math.max(position, to);
  };
  const isAfter = (index: number) => (matches.offsets[index] ?? 0) + matches.length > start;
  for (let index = firstPast(matches.count, isAfter); index < matches.count; index += 1) {
    const from = matches.offsets[index] ?? end;
    if (from >= end) break;
    push(Math.max(from, start), "none");
    push(Math.min(from + matches.length, end), index === place ? "current" : "match");
  }
  push(end, "none");
  return pieces;
}
