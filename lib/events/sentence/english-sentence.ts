import type { EventListItem } from "../model";
import { type Act, hasFailed, readAct, type SentencePart } from "./act";
import { baseOf, pastOf } from "./act-words";
import { actorNameOf, nameOf, typeNameOf } from "./sentence-resource";

const weak = (text: string): SentencePart => ({ text, strong: false });
const strong = (text: string): SentencePart => ({ text, strong: true });

/** Words of an act inside a sentence: small, but for abbreviations such as API and DNS. */
const small = (words: readonly string[]) =>
  words.map((word) => (/^[A-Z0-9]{2,}s?$|[a-z][A-Z]/.test(word) ? word : word.toLowerCase())).join(" ");

/** `CACHE` and `PARAMETER_GROUP` are codes of a type; in a sentence they read as its words. */
const typeWords = (type: string) =>
  /^[A-Z]{4,}(_[A-Z]+)*$/.test(type) ? type.toLowerCase().replaceAll("_", " ") : type;

function subjectOf(event: EventListItem): SentencePart {
  const label = actorNameOf(event);
  if (label) return strong(label);
  return weak(event.actor.type === "system" ? "The system" : "Someone");
}

function resourceOf(event: EventListItem): SentencePart[] {
  const label = nameOf(event);
  const name = typeNameOf(event);
  const type = name ? typeWords(name.en) : null;
  if (label) return type ? [weak(`${type} `), strong(label)] : [strong(label)];
  return type ? [weak(type)] : [];
}

function placeOf({ resourceTypeName, provider }: EventListItem, { relation }: Act): SentencePart {
  if (relation.kind !== "self") return weak(`the ${small(relation.words)}`);
  return weak(provider === "cairn" || !resourceTypeName ? "Cairn" : resourceTypeName.en);
}

function objectOf(event: EventListItem, act: Act): SentencePart[] {
  const { relation, verb } = act;
  if (verb === "login" || verb === "logout") return [placeOf(event, act)];
  const resource = resourceOf(event);
  if (relation.kind === "self") return resource.length > 0 ? resource : [weak("it")];
  const words = small(relation.words);
  if (resource.length === 0) return [weak(words)];
  if (relation.kind === "sort") return [weak(`${words} `), ...resource];
  // What the name does not call a part may as well be given to the resource: "for" claims neither.
  return [weak(relation.kind === "part" ? `the ${words} of ` : `${words} for `), ...resource];
}

function doingOf(act: Act & { verb: string }, failed: boolean): string {
  const verb = baseOf(act.verb);
  if (failed) return `tried to ${verb}`;
  if (act.phase === "start") return `began to ${verb}`;
  return act.phase === "request" ? `asked to ${verb}` : pastOf(act.verb);
}

/**
 * The event by its name, where the name is no act that a sentence could state. What is no act ("Node down") did not
 * fail: only the outcome says so.
 */
function quote(event: EventListItem, name: string, from: readonly SentencePart[]): SentencePart[] {
  const resource = resourceOf(event);
  const actor = actorNameOf(event);
  const on = resource.length > 0 ? [weak(" on "), ...resource] : [];
  const by = actor ? [weak(" by "), strong(actor)] : [];
  const isFailed = event.outcome === "failure" && !/fail(?!over)|error/i.test(name);
  return [weak(`“${name}”`), ...on, ...by, ...from, ...(isFailed ? [weak(". Outcome: failure.")] : [])];
}

/**
 * What was done, in English: "admin@example.com resized Instance web-1 from 192.0.2.7"; where the name does not say
 * it beyond doubt, "“Failover executed” on Cache cart by admin@example.com from 192.0.2.7".
 */
export function englishSentence(event: EventListItem): SentencePart[] {
  const name = event.eventName.en || event.event;
  const { verb, relation, phase } = readAct(name, typeNameOf(event)?.en ?? null);
  const from = event.sourceIp ? [weak(" from "), strong(event.sourceIp)] : [];
  // A name that says "failed" on an event that says "success" is not for a sentence to settle.
  if (verb === null || (phase === "failed" && event.outcome === "success")) return quote(event, name, from);
  const act = { verb, relation, phase };
  const failed = hasFailed(event, phase);
  const end = failed ? [weak(". It failed.")] : [];
  return [subjectOf(event), weak(` ${doingOf(act, failed)} `), ...objectOf(event, act), ...from, ...end];
}
