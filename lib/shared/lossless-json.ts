import { keyText, parseTree } from "./lossless-parse";
import {
  ARRAY,
  at,
  type JsonTree,
  KEY_IS_REPEATED,
  NO_NODE,
  NUMBER,
  OBJECT,
  STRING,
  TRUE,
  VALUE_HAS_ESCAPE,
} from "./lossless-tree";

export { LosslessJsonError } from "./lossless-error";

interface NodeBase {
  readonly tree: JsonTree;
  /** The node's entry in the tree's columns, in document order. */
  readonly id: number;
  /** Offsets of the value in the text, without its key: UTF-16 units, the end excluded. */
  readonly start: number;
  readonly end: number;
}

export interface JsonObject extends NodeBase {
  readonly kind: "object";
  /** As received: in order, repeated keys included. */
  readonly members: readonly JsonMember[];
}

export interface JsonArray extends NodeBase {
  readonly kind: "array";
  readonly items: readonly JsonNode[];
}

export interface JsonString extends NodeBase {
  readonly kind: "string";
  /** The literal with its quotes and escapes. */
  readonly raw: string;
  readonly value: string;
}

export interface JsonNumber extends NodeBase {
  readonly kind: "number";
  /** The digits as written: never converted, since a double would round them. */
  readonly raw: string;
}

export interface JsonBoolean extends NodeBase {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface JsonNull extends NodeBase {
  readonly kind: "null";
}

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonMember {
  readonly key: string;
  /** The key's literal with its quotes and escapes, and where it stands in the text. */
  readonly rawKey: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** An earlier member of the same object has the same decoded key. */
  readonly isRepeated: boolean;
  readonly value: JsonNode;
}

/**
 * Reads a text as strict RFC 8259 JSON without losing anything: digits, escapes, order, repeated keys; white space is
 * what stands between the offsets. Iterative at any depth. The nodes are views, made when they are read.
 *
 * @throws LosslessJsonError with the offset, line and column of the first fault
 */
export function parseLossless(text: string): JsonNode {
  return nodeAt(parseTree(text), 0);
}

/** The view of one node of a tree. */
export function nodeAt(tree: JsonTree, id: number): JsonNode {
  const base: NodeBase = { tree, id, start: at(tree.starts, id), end: at(tree.ends, id) };
  const kind = at(tree.kinds, id);
  if (kind === OBJECT) return objectView(base);
  if (kind === ARRAY) return arrayView(base);
  if (kind === STRING) return stringView(base);
  if (kind === NUMBER) return { ...base, kind: "number", raw: sourceOf(base) };
  const word = sourceOf(base);
  if (word === "null") return { ...base, kind: "null" };
  return { ...base, kind: "boolean", value: kind === TRUE };
}

function objectView(base: NodeBase): JsonObject {
  let members: JsonMember[] | undefined;
  return {
    ...base,
    kind: "object",
    get members() {
      members ??= childIds(base).map((id) => memberAt(base.tree, id));
      return members;
    },
  };
}

function arrayView(base: NodeBase): JsonArray {
  let items: JsonNode[] | undefined;
  return {
    ...base,
    kind: "array",
    get items() {
      items ??= childIds(base).map((id) => nodeAt(base.tree, id));
      return items;
    },
  };
}

function stringView(base: NodeBase): JsonString {
  let value: string | undefined;
  return {
    ...base,
    kind: "string",
    raw: sourceOf(base),
    get value() {
      value ??= stringText(base.tree, base.id);
      return value;
    },
  };
}

function memberAt(tree: JsonTree, id: number): JsonMember {
  const keyStart = at(tree.keyStarts, id);
  const keyEnd = at(tree.keyEnds, id);
  return {
    key: keyText(tree, id),
    rawKey: tree.source.slice(keyStart, keyEnd),
    keyStart,
    keyEnd,
    isRepeated: (at(tree.flags, id) & KEY_IS_REPEATED) !== 0,
    value: nodeAt(tree, id),
  };
}

function childIds({ tree, id: parent }: NodeBase): number[] {
  const ids: number[] = [];
  for (let id = parent + 1; id < at(tree.nexts, parent); id = at(tree.nexts, id)) ids.push(id);
  return ids;
}

/** The decoded value of a string node. */
export function stringText(tree: JsonTree, id: number): string {
  const start = at(tree.starts, id);
  const end = at(tree.ends, id);
  if ((at(tree.flags, id) & VALUE_HAS_ESCAPE) === 0) return tree.source.slice(start + 1, end - 1);
  return JSON.parse(tree.source.slice(start, end)) as string;
}

/** The exact text of a node, as received. */
function sourceOf({ tree, start, end }: NodeBase): string {
  return tree.source.slice(start, end);
}

/**
 * Whether a number's magnitude is above 2^53 - 1, the last integer to which JavaScript can count: decided on the
 * digits, exact for any length and exponent.
 */
export function isBeyondSafeInteger(raw: string): boolean {
  const parts = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw);
  if (parts === null) return false;
  const [, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return false;
  const pointAt = digits.length - fraction.length + Number(exponent);
  const limit = String(Number.MAX_SAFE_INTEGER);
  if (pointAt !== limit.length) return pointAt > limit.length;
  const integer = digits.slice(0, pointAt).padEnd(pointAt, "0");
  return integer > limit || (integer === limit && /[1-9]/.test(digits.slice(pointAt)));
}

/**
 * The path of a node as Cairn's search writes it: `log.userIdentity.sessionContext`, `log.tags[0]`,
 * `log."app.kubernetes.io/name"`. A key that is not a plain word stands as a JSON string, so no two paths look alike
 * but those of repeated keys.
 */
export function pathOf(node: { readonly tree: JsonTree; readonly id: number }, root = "log"): string {
  const { tree } = node;
  const steps: string[] = [];
  for (let id = node.id; at(tree.parents, id) !== NO_NODE; id = at(tree.parents, id)) {
    const isItem = at(tree.kinds, at(tree.parents, id)) === ARRAY;
    steps.push(isItem ? `[${at(tree.ordinals, id)}]` : `.${quoteKey(keyText(tree, id))}`);
  }
  return root + steps.reverse().join("");
}

const plainKey = /^[\p{L}_$@][\p{L}\p{M}\p{N}_$@-]*$/u;

function quoteKey(key: string): string {
  return plainKey.test(key) ? key : JSON.stringify(key);
}
