import type { EventListItem } from "../model";
import {
  adjectives,
  breakdowns,
  headVerbs,
  joints,
  nounVerbs,
  type Phase,
  phases,
  verbOf,
  verbs,
} from "./act-words";

/** A part of a sentence; `strong` are the names that it is about. */
export interface SentencePart {
  text: string;
  strong: boolean;
}

/** How the words of an act stand to the resource's type. */
export type Relation =
  /** The act is about the resource itself: "Instance Create" on an Instance. */
  | { kind: "self" }
  /** The act is about the resource, whose sort it says: "Scheduled Backup Delete" on a Backup. */
  | { kind: "sort"; words: readonly string[] }
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

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/ies$/, "y")
    .replace(/(ss|x|sh|ch)es$/, "$1")
    .replace(/([^s])s$/, "$1");

function relationOf(object: readonly string[], type: string): Relation {
  const named = plain(object.join(" "));
  // "Create template version" on an NCS template version is about the resource itself, too.
  if (object.length === 0 || named === type || type.endsWith(` ${named}`)) return { kind: "self" };
  if (!type) return { kind: "other", words: object };
  const length = type.split(" ").length;
  if (plain(object.slice(0, length).join(" ")) === type) return { kind: "part", words: object.slice(length) };
  if (plain(object.slice(-length).join(" ")) === type) {
    return { kind: "sort", words: object.slice(0, -length) };
  }
  return { kind: "other", words: object };
}

/** Where the verb stands in a name, if the name says an act beyond doubt. */
function findVerb(
  words: readonly string[],
  type: string,
): { verb: string; object: readonly string[] } | null {
  const head = (words[0] ?? "").toLowerCase();
  const typeLength = type ? type.split(" ").length : 0;
  const startsWithType = typeLength > 0 && plain(words.slice(0, typeLength).join(" ")) === type;
  const lastWord = (words.at(-1) ?? "").toLowerCase();
  // "Job Cluster Schedule Start": a schedule that began, not something that began to be scheduled.
  const tail = words.length > 1 && lastWord !== "schedule" ? verbOf(lastWord) : null;
  const isHead = (verbs.has(head) || headVerbs.has(head)) && !startsWithType;
  // "Deploy Success" says how something ended, not what was deployed.
  if (isHead && words.length > 1 && lastWord in phases && lastWord !== "request") return null;
  if (isHead && (tail === null || !nounVerbs.has(head))) return { verb: head, object: words.slice(1) };
  if (isHead || tail === null) return null;
  // A second verb ("Instance Start Restart") leaves open which of them was done; the type's own words are nouns.
  const between = words.slice(startsWithType ? typeLength : 0, -1);
  const isOnly = between.every((word) => verbOf(word) === null && word.toLowerCase() !== "end");
  return isOnly ? { verb: tail, object: words.slice(0, -1) } : null;
}

/** Whether an object would not be one: an adjective, or a second act ("Cancel Schedule Key Version Deletion"). */
function isNonsense(verb: string, relation: Relation): boolean {
  if (relation.kind === "self") return false;
  const last = (relation.words.at(-1) ?? "").toLowerCase();
  // "Domain Group Assign" gives the group a role in the domain: what is assigned is not in the name.
  if (/^(un)?assign$/.test(verb) && (relation.kind !== "other" || last !== "role")) return true;
  if (relation.kind === "sort") return false;
  if (adjectives.has(last) || (verb === "view" && breakdowns.has(last))) return true;
  const first = (relation.words[0] ?? "").toLowerCase();
  return relation.kind === "other" && relation.words.length > 1 && first !== "login" && verbs.has(first);
}

/**
 * Reads an event's English name: what was done, to what part of the resource, and how far it got. Names are read
 * as acts only where their form leaves no doubt ("Create X", "X Create"); others have no verb.
 */
export function readAct(name: string, resourceType: string | null): Act {
  // A name of words writes ClusterRole as the type does; a name of the kind of an API's is taken apart, as the type is.
  const typeWords = resourceType && !name.includes(" ") ? wordsOf(resourceType).join(" ") : resourceType;
  const type = plain(typeWords ?? "");
  let words = wordsOf(name);
  const nothing: Act = { verb: null, relation: { kind: "other", words }, phase: null };
  if (/[:()/,]/.test(name)) return nothing;
  let phase: Phase = null;
  // "AcceptAgreementRequest" ends in a noun: only names of words say how far an act got.
  const ending = name.includes(" ") ? phases[(words.at(-1) ?? "").toLowerCase()] : undefined;
  // "Service Start" has a verb that is also an ending: what is left must still have a verb.
  if (ending && words.length > 2 && findVerb(words.slice(0, -1), type) !== null) {
    phase = ending;
    words = words.slice(0, -1);
  }
  const found = findVerb(words, type);
  if (found === null || found.object.some((word) => joints.has(word.toLowerCase()))) return nothing;
  const relation = relationOf(found.object, type);
  return isNonsense(found.verb, relation) ? nothing : { verb: found.verb, relation, phase };
}

/** True where the event says that the act did not succeed, by its outcome or by its name. */
export const hasFailed = (event: EventListItem, phase: Phase) =>
  event.outcome === "failure" || (phase === "failed" && event.outcome !== "success");
