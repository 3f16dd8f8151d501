/** `kinds` of a JsonTree. The two containers come first: a kind below `STRING` has children. */
export const OBJECT = 0;
export const ARRAY = 1;
export const STRING = 2;
export const NUMBER = 3;
export const TRUE = 4;
export const FALSE = 5;
export const NULL = 6;

/** Bits of `flags`. */
export const KEY_HAS_ESCAPE = 1;
export const VALUE_HAS_ESCAPE = 2;
export const KEY_IS_REPEATED = 4;

/** `parents[0]`: the root has none. */
export const NO_NODE = 0xffff_ffff;

/**
 * A parsed text as flat columns, one entry a node, in document order: about 34 bytes a node, so that a log of 1 MiB
 * with half a million numbers costs 18 MB and no garbage. Node 0 is the root; the children of `id` begin at `id + 1`,
 * and `nexts[id]` is the first node after the subtree of `id`. All offsets are UTF-16 units in `source`.
 */
export interface JsonTree {
  readonly source: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly parents: Uint32Array;
  readonly nexts: Uint32Array;
  /** Number of members or items; 0 for scalars. */
  readonly sizes: Uint32Array;
  /** Place among the parent's children, from 0. */
  readonly ordinals: Uint32Array;
  /** Offsets of the member's key with its quotes; both 0 where there is no key (a key can't stand at offset 0). */
  readonly keyStarts: Uint32Array;
  readonly keyEnds: Uint32Array;
}

const initialCapacity = 1024;

/** Grows the columns of a JsonTree while a text is read. */
export class JsonTreeBuilder implements JsonTree {
  readonly source: string;
  count = 0;
  kinds = new Uint8Array(initialCapacity);
  flags = new Uint8Array(initialCapacity);
  starts = new Uint32Array(initialCapacity);
  ends = new Uint32Array(initialCapacity);
  parents = new Uint32Array(initialCapacity);
  nexts = new Uint32Array(initialCapacity);
  sizes = new Uint32Array(initialCapacity);
  ordinals = new Uint32Array(initialCapacity);
  keyStarts = new Uint32Array(initialCapacity);
  keyEnds = new Uint32Array(initialCapacity);

  constructor(source: string) {
    this.source = source;
  }

  add(kind: number, start: number, end: number, parent: number): number {
    const id = this.count;
    if (id === this.kinds.length) this.grow();
    this.count = id + 1;
    this.kinds[id] = kind;
    this.starts[id] = start;
    this.ends[id] = end;
    this.parents[id] = parent;
    this.nexts[id] = id + 1;
    if (parent !== NO_NODE) {
      const place = at(this.sizes, parent);
      this.ordinals[id] = place;
      this.sizes[parent] = place + 1;
    }
    return id;
  }

  private grow(): void {
    const capacity = this.kinds.length * 2;
    this.kinds = grown(this.kinds, new Uint8Array(capacity));
    this.flags = grown(this.flags, new Uint8Array(capacity));
    this.starts = grown(this.starts, new Uint32Array(capacity));
    this.ends = grown(this.ends, new Uint32Array(capacity));
    this.parents = grown(this.parents, new Uint32Array(capacity));
    this.nexts = grown(this.nexts, new Uint32Array(capacity));
    this.sizes = grown(this.sizes, new Uint32Array(capacity));
    this.ordinals = grown(this.ordinals, new Uint32Array(capacity));
    this.keyStarts = grown(this.keyStarts, new Uint32Array(capacity));
    this.keyEnds = grown(this.keyEnds, new Uint32Array(capacity));
  }
}

function grown<Column extends Uint8Array | Uint32Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

/** A column's entry. Ids come from the tree itself, so the entry exists; the compiler can't know. */
export function at(column: Uint8Array | Uint32Array | Int32Array, id: number): number {
  return column[id] as number;
}
