import type { EventListItem } from "@/lib/events/model";

/** A part of a sentence; `strong` are the names that it is about. */
export interface SentencePart {
  text: string;
  strong: boolean;
}

/** How far an act got, as the event's own name says it. */
export type Phase = "start" | "end" | "failed" | "request" | null;

/** How the words of an act stand to the resource's type. */
export type Relation =
  /** The act is about the resource itself: "Instance Create" on an Instance. */
  | { kind: "self" }
  /** The act is about a part of it, named after the type: "Instance Volume Attach" has the part "Volume". */
  | { kind: "part"; words: readonly string[] }
  /** The act names something else: "Stop Logging" on a Trail. */
  | { kind: "other"; words: readonly string[] };

export interface Act {
  /** The verb's base form in lower case; null where the name has none that is known. */
  verb: string | null;
  relation: Relation;
  phase: Phase;
}

const phases: Readonly<Record<string, Exclude<Phase, null>>> = {
  start: "start",
  started: "start",
  end: "end",
  complete: "end",
  completed: "end",
  finished: "end",
  succeed: "end",
  success: "end",
  fail: "failed",
  failed: "failed",
  failure: "failed",
  error: "failed",
  request: "request",
};

/** Verbs of the catalog whose past is not made by rule, and what reads better than the vendor's word. */
const pasts: Readonly<Record<string, string>> = {
  get: "read",
  describe: "read",
  put: "put",
  set: "set",
  send: "sent",
  run: "ran",
  login: "logged in to",
  logout: "logged out of",
  stop: "stopped",
  drop: "dropped",
  tag: "tagged",
  untag: "untagged",
  submit: "submitted",
  bind: "bound",
  unbind: "unbound",
  hide: "hid",
  reset: "reset",
  rebuild: "rebuilt",
  build: "built",
};
const bases: Readonly<Record<string, string>> = {
  get: "read",
  describe: "read",
  login: "log in to",
  logout: "log out of",
};

const verbs = new Set(
  `create delete update view list get describe add remove assign unassign start stop restart reboot resize attach
  detach associate disassociate enable disable activate deactivate register deregister cancel approve reject invite
  accept download upload export import copy restore extend reset rename change modify set put send publish apply
  execute run terminate install upgrade rollback sync scale push pull encrypt decrypt sign verify check allow deny grant
  revoke rotate renew switch migrate evacuate shelve unshelve lock unlock hide show move join leave login logout assume
  connect disconnect promote replicate rebuild build schedule cordon uncordon drain tag untag authorize generate
  release allocate transfer submit request issue choose select expand shrink replace suspend resume archive back
  invoke edit save clone subscribe unsubscribe bind unbind query search test validate configure refresh simulate lookup
  synchronize evict discover batch`.split(/\s+/),
);

/** Nouns that a name ends in where others have the verb: "Sentinel node creation failed". */
const nouns: Readonly<Record<string, string>> = {
  creation: "create",
  deletion: "delete",
  modification: "modify",
  migration: "migrate",
  renewal: "renew",
  registration: "register",
  activation: "activate",
  deactivation: "deactivate",
  enablement: "enable",
  disablement: "disable",
  restoration: "restore",
  replication: "replicate",
  addition: "add",
  removal: "remove",
};

/** `PutBucketPolicy20150331` as words; other names already have spaces. */
function wordsOf(name: string): string[] {
  const spaced = name.includes(" ")
    ? name
    : name
        .replace(/\d{8}(?:_\d{4,})?$/, "")
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  return spaced.split(/[\s_]+/).filter(Boolean);
}

function verbOf(word: string): string | null {
  const small = word.toLowerCase();
  return nouns[small] ?? (verbs.has(small) ? small : null);
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/s$/, "");

function relationOf(object: readonly string[], resourceType: string | null): Relation {
  const type = resourceType ? plain(wordsOf(resourceType).join(" ")) : "";
  const named = plain(object.join(" "));
  // "Create template version" on an NCS template version is about the resource itself, too.
  if (object.length === 0 || named === type || type.endsWith(` ${named}`)) return { kind: "self" };
  const typeLength = type ? type.split(" ").length : 0;
  if (type && plain(object.slice(0, typeLength).join(" ")) === type) {
    return { kind: "part", words: object.slice(typeLength) };
  }
  return { kind: "other", words: object };
}

/** Reads an event's English name: what was done, to what part of the resource, and how far it got. */
export function readAct(name: string, resourceType: string | null): Act {
  let words = wordsOf(name);
  let phase: Phase = null;
  const ending = phases[(words.at(-1) ?? "").toLowerCase()];
  // "Service Start" has a verb that is also an ending: what is left must still have a verb.
  if (ending && words.length > 2 && words.slice(0, -1).some((word) => verbOf(word) !== null)) {
    phase = ending;
    words = words.slice(0, -1);
  }
  const first = verbOf(words[0] ?? "");
  const last = verbOf(words.at(-1) ?? "");
  if (last !== null && words.length > 1) {
    return { verb: last, relation: relationOf(words.slice(0, -1), resourceType), phase };
  }
  if (first !== null) return { verb: first, relation: relationOf(words.slice(1), resourceType), phase };
  return { verb: null, relation: { kind: "other", words }, phase };
}

export const baseOf = (verb: string) => bases[verb] ?? verb;

export function pastOf(verb: string): string {
  const known = pasts[verb];
  if (known) return known;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** True where the event says that the act did not succeed, by its outcome or by its name. */
export const hasFailed = (event: EventListItem, phase: Phase) =>
  event.outcome === "failure" || (phase === "failed" && event.outcome !== "success");
