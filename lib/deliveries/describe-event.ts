import { providerNameOf } from "@/lib/catalog/model";
import type { EventListItem } from "@/lib/events/model";
import { readAct } from "@/lib/events/sentence/act";
import { englishSentence } from "@/lib/events/sentence/english-sentence";
import { koreanSentence } from "@/lib/events/sentence/korean-sentence";
import { resourceLabel } from "@/lib/events/sentence/resource-label";
import { actorNameOf, typeNameOf } from "@/lib/events/sentence/sentence-resource";
import { formatFullTime } from "@/lib/shared/format-time";
import type { Addressee } from "./message-facts";
import { notificationWords } from "./notification-words";

/** How one person reads. */
export type Reader = Pick<Addressee, "locale" | "timeZone">;

/** The sentence about an event, in parts of which the strong ones are names. */
export const sentenceOf = (event: EventListItem, { locale }: Reader) =>
  locale === "ko" ? koreanSentence(event) : englishSentence(event);

/** A time with its zone: a mail may be read anywhere. */
export const timeOf = (instant: string | number, { locale, timeZone }: Reader): string =>
  `${formatFullTime(instant, timeZone, locale)} (${timeZone})`;

/** `Instance Resize`, and of what. What is no act ("Node down") did not fail, whatever its outcome says. */
export function headlineOf(event: EventListItem, { locale }: Reader): string {
  const words = notificationWords[locale];
  const label = resourceLabel(event);
  const name = event.eventName[locale];
  const isSaid = /fail|error|실패|오류/i.test(name);
  const isAct = readAct(event.eventName.en || event.event, typeNameOf(event)?.en ?? null).verb !== null;
  const failure = isAct ? words.failed : words.outcomeFailure;
  const failed = event.outcome === "failure" && !isSaid ? ` (${failure})` : "";
  return `${name}${failed}${label ? `: ${label}` : ""}`;
}

function resourceOf(event: EventListItem, locale: "en" | "ko"): string | null {
  const { name, id } = event.resource;
  const label = [name, id].filter((text, index, all) => text && all.indexOf(text) === index).join(" · ");
  const type = event.resourceTypeName?.[locale];
  if (!label) return type ?? null;
  return type ? `${label} (${type})` : label;
}

/** Providers share names of services: "IAM" alone would say too little. */
function serviceOf({ provider, serviceName }: EventListItem, locale: "en" | "ko"): string {
  return provider === null ? serviceName[locale] : `${serviceName[locale]} (${providerNameOf(provider)})`;
}

/** What is known of an event, as labels and values; what is not known is left out. */
export function factsOf(event: EventListItem, reader: Reader): [label: string, value: string][] {
  const { locale } = reader;
  const { labels, outcomes } = notificationWords[locale];
  const place: [string, string] = event.project
    ? [labels.project, event.project.name]
    : [labels.organization, event.organization.name];
  const name = event.eventName[locale];
  const facts: [string, string | null][] = [
    [labels.time, timeOf(event.occurredAt, reader)],
    [labels.event, name === event.event ? name : `${name} (${event.event})`],
    place,
    [labels.service, serviceOf(event, locale)],
    [labels.resource, resourceOf(event, locale)],
    [labels.actor, actorNameOf(event)],
    [labels.sourceIp, event.sourceIp],
    [labels.outcome, outcomes[event.outcome]],
    [labels.reason, event.reason],
    [labels.message, event.message],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []));
}
