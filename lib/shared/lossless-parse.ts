import { LosslessJsonError } from "./lossless-error";
import { StringScanner, scanNumber, skipSpace } from "./lossless-scan";
import {
  ARRAY,
  at,
  FALSE,
  type JsonTree,
  JsonTreeBuilder,
  KEY_HAS_ESCAPE,
  KEY_IS_REPEATED,
  NO_NODE,
  NULL,
  NUMBER,
  OBJECT,
  STRING,
  TRUE,
  VALUE_HAS_ESCAPE,
} from "./lossless-tree";

/**
 * Reads a text as strict RFC 8259 JSON: accepts and rejects exactly what JSON.parse does. Iterative, so that the depth
 * of the text costs no stack.
 *
 * @throws LosslessJsonError at the first offset that can't be JSON
 */
export function parseTree(source: string): JsonTree {
  const reader = new TreeReader(source);
  reader.advance(Number.POSITIVE_INFINITY);
  return reader.tree;
}

/** The same in slices, for a caller that must not hold its thread for the whole of a long text. */
export class TreeReader {
  /** Complete once `advance` has answered true. */
  readonly tree: JsonTreeBuilder;
  private readonly source: string;
  private readonly strings: StringScanner;
  private position = 0;
  private container = NO_NODE;
  private hasRoot = false;

  constructor(source: string) {
    this.source = source;
    this.strings = new StringScanner(source);
    this.tree = new JsonTreeBuilder(source);
  }

  /**
   * Reads on for `maxSteps` values and container ends, and answers whether the text is read to its end.
   *
   * @throws LosslessJsonError as parseTree does; the reader is of no use afterwards
   */
  advance(maxSteps: number): boolean {
    let steps = 0;
    if (!this.hasRoot) {
      this.hasRoot = true;
      this.readValue();
    }
    while (this.container !== NO_NODE) {
      if (steps >= maxSteps) return false;
      steps += 1;
      this.readNext();
    }
    this.position = skipSpace(this.source, this.position);
    if (this.position < this.source.length) this.fail("trailing_text");
    return true;
  }

  /** One step inside a container: its end, or a separator and the next key and value. */
  private readNext(): void {
    const { tree, source, container } = this;
    const isObject = at(tree.kinds, container) === OBJECT;
    this.position = skipSpace(source, this.position);
    const code = source.charCodeAt(this.position);
    if (code === (isObject ? 0x7d : 0x5d)) {
      this.close();
      return;
    }
    if (at(tree.sizes, container) > 0) {
      if (code !== 0x2c) this.fail("unexpected_character");
      this.position += 1;
    }
    if (isObject) this.readMember();
    else this.readValue();
  }

  private readMember(): void {
    const { tree, source } = this;
    const keyStart = skipSpace(source, this.position);
    this.position = keyStart;
    if (source.charCodeAt(keyStart) !== 0x22) this.fail("unexpected_character");
    const scanned = this.strings.scan(keyStart);
    const keyEnd = Math.abs(scanned);
    this.position = skipSpace(source, keyEnd);
    if (source.charCodeAt(this.position) !== 0x3a) this.fail("unexpected_character");
    this.position += 1;
    const id = this.readValue();
    tree.keyStarts[id] = keyStart;
    tree.keyEnds[id] = keyEnd;
    if (scanned < 0) tree.flags[id] = at(tree.flags, id) | KEY_HAS_ESCAPE;
  }

  private readValue(): number {
    const { tree, source, container } = this;
    const start = skipSpace(source, this.position);
    this.position = start;
    const code = source.charCodeAt(start);
    if (code === 0x22) {
      const scanned = this.strings.scan(start);
      this.position = Math.abs(scanned);
      const id = tree.add(STRING, start, this.position, container);
      if (scanned < 0) tree.flags[id] = VALUE_HAS_ESCAPE;
      return id;
    }
    if (code === 0x7b) return this.open(OBJECT);
    if (code === 0x5b) return this.open(ARRAY);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      this.position = scanNumber(source, start);
      return tree.add(NUMBER, start, this.position, container);
    }
    if (code === 0x74) return this.readWord("true", TRUE);
    if (code === 0x66) return this.readWord("false", FALSE);
    if (code === 0x6e) return this.readWord("null", NULL);
    return this.fail("unexpected_character");
  }

  private open(kind: number): number {
    const id = this.tree.add(kind, this.position, this.position, this.container);
    this.position += 1;
    this.container = id;
    return id;
  }

  private close(): void {
    const { tree, container } = this;
    this.position += 1;
    tree.ends[container] = this.position;
    tree.nexts[container] = tree.count;
    if (at(tree.kinds, container) === OBJECT) markRepeatedKeys(tree, container);
    this.container = at(tree.parents, container);
  }

  private readWord(word: string, kind: number): number {
    const { source, position, tree, container } = this;
    for (let index = 1; index < word.length; index += 1) {
      if (source.charCodeAt(position + index) !== word.charCodeAt(index)) {
        this.position = position + index;
        this.fail("unexpected_character");
      }
    }
    this.position = position + word.length;
    return tree.add(kind, position, this.position, container);
  }

  private fail(reason: "unexpected_character" | "trailing_text"): never {
    const hasEnded = this.position >= this.source.length;
    throw new LosslessJsonError(hasEnded ? "unexpected_end" : reason, this.source, this.position);
  }
}

/** Up to here keys are compared in pairs, which allocates nothing; above, a set keeps the work linear. */
const maxPairwiseMembers = 12;

function markRepeatedKeys(tree: JsonTreeBuilder, object: number): void {
  const size = at(tree.sizes, object);
  if (size < 2) return;
  const end = at(tree.nexts, object);
  const seen = size > maxPairwiseMembers ? new Set<string>() : null;
  for (let id = object + 1; id < end; id = at(tree.nexts, id)) {
    const isRepeated = seen === null ? hasEarlierTwin(tree, object, id) : !isNew(seen, keyText(tree, id));
    if (isRepeated) tree.flags[id] = at(tree.flags, id) | KEY_IS_REPEATED;
  }
}

function isNew(seen: Set<string>, key: string): boolean {
  const before = seen.size;
  return seen.add(key).size > before;
}

function hasEarlierTwin(tree: JsonTreeBuilder, object: number, id: number): boolean {
  for (let other = object + 1; other < id; other = at(tree.nexts, other)) {
    if (isSameKey(tree, other, id)) return true;
  }
  return false;
}

function isSameKey(tree: JsonTreeBuilder, left: number, right: number): boolean {
  if (((at(tree.flags, left) | at(tree.flags, right)) & KEY_HAS_ESCAPE) !== 0) {
    return keyText(tree, left) === keyText(tree, right);
  }
  const leftStart = at(tree.keyStarts, left);
  const rightStart = at(tree.keyStarts, right);
  const length = at(tree.keyEnds, left) - leftStart;
  if (at(tree.keyEnds, right) - rightStart !== length) return false;
  // From the end: keys of one object are more often alike at their beginning.
  for (let index = length - 2; index > 0; index -= 1) {
    if (tree.source.charCodeAt(leftStart + index) !== tree.source.charCodeAt(rightStart + index))
      return false;
  }
  return true;
}

/** The decoded key of a member; the empty string for a node without one. */
export function keyText(tree: JsonTree, id: number): string {
  const start = at(tree.keyStarts, id);
  const end = at(tree.keyEnds, id);
  if ((at(tree.flags, id) & KEY_HAS_ESCAPE) === 0)
    return tree.source.slice(start + 1, Math.max(start + 1, end - 1));
  return JSON.parse(tree.source.slice(start, end)) as string;
}
