import { stringText } from "@/lib/shared/lossless-json";
import { keyText } from "@/lib/shared/lossless-parse";
import {
  ARRAY,
  at,
  type JsonTree,
  KEY_HAS_ESCAPE,
  STRING,
  VALUE_HAS_ESCAPE,
} from "@/lib/shared/lossless-tree";
import { firstPast } from "@/lib/shared/search-sorted";

/** Occurrences in document order, as columns; none overlaps another. */
export interface LogMatches {
  readonly count: number;
  /** UTF-16 units of each match. */
  readonly length: number;
  readonly nodes: readonly number[];
  /** Where the match begins in the decoded key or value. */
  readonly offsets: readonly number[];
  readonly isInKey: readonly boolean[];
}

/** Occurrences in a plain text: offsets of matches of `length` units. */
export interface TextMatches {
  readonly count: number;
  readonly length: number;
  readonly offsets: readonly number[];
}

/** Lower case of the same length as the text, so that an offset in one is an offset in the other. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let folded = "";
  for (const character of text) {
    const small = character.toLowerCase();
    folded += small.length === character.length ? small : character;
  }
  return folded;
}

/** Finds a text, whatever its case, in the exact text of a log. */
export function findInText(text: string, query: string): TextMatches {
  const wanted = foldCase(query);
  const offsets: number[] = [];
  if (wanted !== "") collect(foldCase(text), wanted, offsets);
  return { count: offsets.length, length: wanted.length, offsets };
}

/** Finds a text, whatever its case, in the decoded keys and values of a log. */
export function findInLog(tree: JsonTree, query: string): LogMatches {
  const search = new LogSearch(tree, foldCase(query));
  if (query !== "") search.run();
  const { nodes, offsets, isInKey } = search;
  return { count: nodes.length, length: search.wanted.length, nodes, offsets, isInKey };
}

/** The matches [from, to) of one node. */
export function matchesOfNode(matches: LogMatches, id: number): { from: number; to: number } {
  const firstFrom = (node: number) =>
    firstPast(matches.count, (index) => (matches.nodes[index] ?? 0) >= node);
  return { from: firstFrom(id), to: firstFrom(id + 1) };
}

function collect(folded: string, wanted: string, offsets: number[]): void {
  for (let hit = folded.indexOf(wanted); hit !== -1; hit = folded.indexOf(wanted, hit + wanted.length)) {
    offsets.push(hit);
  }
}

/**
 * Literals without escapes read the same in the source, so one search over the source serves all of them: `hit` runs
 * through the text once, beside the nodes. Only literals with escapes are decoded and searched each for itself.
 */
class LogSearch {
  readonly nodes: number[] = [];
  readonly offsets: number[] = [];
  readonly isInKey: boolean[] = [];
  readonly wanted: string;
  private readonly tree: JsonTree;
  private readonly source: string;
  private hit: number;

  constructor(tree: JsonTree, wanted: string) {
    this.tree = tree;
    this.wanted = wanted;
    this.source = foldCase(tree.source);
    this.hit = wanted === "" ? tree.source.length : this.nextHit(0);
  }

  run(): void {
    const { tree } = this;
    for (let id = 0; id < tree.count; id += 1) {
      const flags = at(tree.flags, id);
      const keyStart = at(tree.keyStarts, id);
      if ((flags & KEY_HAS_ESCAPE) !== 0) this.searchDecoded(id, keyText(tree, id), true);
      else if (keyStart > 0) this.searchSource(id, keyStart + 1, at(tree.keyEnds, id) - 1, true);

      const kind = at(tree.kinds, id);
      if (kind <= ARRAY) continue;
      const quote = kind === STRING ? 1 : 0;
      if ((flags & VALUE_HAS_ESCAPE) !== 0) this.searchDecoded(id, stringText(tree, id), false);
      else this.searchSource(id, at(tree.starts, id) + quote, at(tree.ends, id) - quote, false);
    }
  }

  private searchSource(id: number, start: number, end: number, isKey: boolean): void {
    if (this.hit < start) this.hit = this.nextHit(start);
    while (this.hit + this.wanted.length <= end) {
      this.add(id, this.hit - start, isKey);
      this.hit = this.nextHit(this.hit + this.wanted.length);
    }
  }

  private searchDecoded(id: number, text: string, isKey: boolean): void {
    const found: number[] = [];
    collect(foldCase(text), this.wanted, found);
    for (const offset of found) this.add(id, offset, isKey);
  }

  private add(id: number, offset: number, isKey: boolean): void {
    this.nodes.push(id);
    this.offsets.push(offset);
    this.isInKey.push(isKey);
  }

  /** Past the end where nothing is left, so that no literal can hold it. */
  private nextHit(from: number): number {
    const found = this.source.indexOf(this.wanted, from);
    return found === -1 ? this.source.length : found;
  }
}
