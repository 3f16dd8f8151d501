import type { EventListItem } from "@/lib/events/model";
import { resourceLabel } from "../event-words";
import { type Act, baseOf, hasFailed, pastOf, readAct, type SentencePart } from "./act";

const weak = (text: string): SentencePart => ({ text, strong: false });
const strong = (text: string): SentencePart => ({ text, strong: true });

/** Words of an act inside a sentence: small, but for abbreviations such as API and DNS. */
const small = (words: readonly string[]) =>
  words.map((word) => (/^[A-Z0-9]{2,}s?$/.test(word) ? word : word.toLowerCase())).join(" ");

/** `CACHE` and `PARAMETER_GROUP` are codes of a type; in a sentence they read as its words. */
const typeWords = (type: string) =>
  /^[A-Z]{4,}(_[A-Z]+)*$/.test(type) ? type.toLowerCase().replaceAll("_", " ") : type;

function subjectOf({ actor }: EventListItem): SentencePart[] {
  const label = actor.email ?? actor.name ?? actor.id;
  if (label) return [strong(label)];
  return [weak(actor.type === "system" ? "The system" : "Someone")];
}

function resourceOf(event: EventListItem): SentencePart[] {
  const label = resourceLabel(event);
  const type = event.resourceTypeName ? typeWords(event.resourceTypeName.en) : null;
  if (label) return type ? [weak(`${type} `), strong(label)] : [strong(label)];
  return type ? [weak(type)] : [];
}

function objectOf(event: EventListItem, { relation, verb }: Act): SentencePart[] {
  const resource = resourceOf(event);
  if (verb === "login" || verb === "logout") {
    const place = relation.kind === "self" ? [] : relation.words;
    return [weak(place.length > 0 ? `the ${small(place)}` : "Cairn")];
  }
  if (relation.kind === "self") return resource.length > 0 ? resource : [weak("it")];
  const words = small(relation.words);
  if (resource.length === 0) return [weak(words)];
  return [weak(relation.kind === "part" ? `the ${words} of ` : `${words} of `), ...resource];
}

/** What was done, in English: "kim@example.com resized Instance web-1 from 192.0.2.7". */
export function englishSentence(event: EventListItem): SentencePart[] {
  const name = event.eventName.en || event.event;
  const act = readAct(name, event.resourceTypeName?.en ?? null);
  const failed = hasFailed(event, act.phase);
  const from = event.sourceIp ? [weak(" from "), strong(event.sourceIp)] : [];
  const saysSo = act.verb === null && /fail|error/i.test(name);
  const end = failed && !saysSo ? [weak(". It failed.")] : [];
  if (act.verb === null) {
    const resource = resourceOf(event);
    const on = resource.length > 0 ? [weak(" on "), ...resource] : [];
    const isNamed = Boolean(event.actor.email ?? event.actor.name ?? event.actor.id);
    if (!isNamed) return [weak(`“${name}” happened`), ...on, ...from, ...end];
    return [...subjectOf(event), weak(` caused “${name}”`), ...on, ...from, ...end];
  }
  const verb = baseOf(act.verb);
  const doing = failed
    ? `tried to ${verb}`
    : act.phase === "start"
      ? `began to ${verb}`
      : act.phase === "request"
        ? `asked to ${verb}`
        : pastOf(act.verb);
  return [...subjectOf(event), weak(` ${doing} `), ...objectOf(event, act), ...from, ...end];
}
