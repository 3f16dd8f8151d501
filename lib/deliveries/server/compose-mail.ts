import "server-only";
import { eventNameOf } from "@/lib/catalog/catalog";
import {
  eventUrl,
  messageEventsUrl,
  type OwningListScope,
  subscriptionsUrl,
  subscriptionUrl,
} from "@/lib/mail/console-links";
import type { MailDocument, MailLink, MailPart } from "@/lib/mail/mail-document";
import { oneLine } from "@/lib/mail/one-line";
import { renderHtml } from "@/lib/mail/render-html";
import { renderText } from "@/lib/mail/render-text";
import { formatFullTime } from "@/lib/shared/format-time";
import { factsOf, headlineOf, type Reader, sentenceOf, timeOf } from "../describe-event";
import type { EventCount, MessageFacts, NotifiedEvent, Place } from "../message-facts";
import { notificationWords } from "../notification-words";

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Characters; mail programs show fewer. */
const maxSubjectLength = 150;
/** Codes that a digest lists; a type has few more at most. */
const maxListedCodes = 50;

const weak = (text: string): MailPart => ({ text, strong: false });
type Content = Pick<MailDocument, "subject" | "notice" | "lead" | "facts" | "tables" | "action">;

export const scopeOf = ({ organization, project }: Place): OwningListScope =>
  project
    ? { kind: "project", organization: organization.slug, project: project.slug }
    : { kind: "organization", organization: organization.slug };

export const placeNameOf = ({ organization, project }: Place): string => (project ?? organization).name;

export const countOf = (facts: MessageFacts): number =>
  facts.counts.reduce((sum, { count }) => sum + count, 0);

function eventContent(facts: MessageFacts, event: NotifiedEvent, reader: Reader): Content {
  const words = notificationWords[reader.locale];
  const { item } = event;
  return {
    subject: item ? headlineOf(item, reader) : event.event,
    notice: null,
    lead: item ? sentenceOf(item, reader) : [weak(words.gone(event.event))],
    facts: item ? factsOf(item, reader) : [[words.labels.time, timeOf(event.occurredAt, reader)]],
    tables: [],
    action: { label: words.openEvent, url: eventUrl(scopeOf(facts.place), event) },
  };
}

function countRows({ counts, subscription }: MessageFacts, reader: Reader): string[][] {
  const { times } = notificationWords[reader.locale];
  const { provider, service, resourceType } = subscription;
  return counts.slice(0, maxListedCodes).map(({ event, count }) => {
    const name = eventNameOf({ provider, service, event, resourceType })[reader.locale];
    return [times(count), name === event ? event : `${name} (${event})`];
  });
}

/** When the events of a digest occurred, with the zone once. */
function whenOf({ first, last }: { first: number; last: number }, reader: Reader): string {
  const { at, between } = notificationWords[reader.locale];
  if (first === last) return at(timeOf(first, reader));
  return between(formatFullTime(first, reader.timeZone, reader.locale), timeOf(last, reader));
}

function spanOf(counts: readonly EventCount[]) {
  const first = Math.min(...counts.map((count) => count.first.getTime()));
  const last = Math.max(...counts.map((count) => count.last.getTime()));
  return { first, last };
}

function digestContent(facts: MessageFacts, reader: Reader): Content {
  const words = notificationWords[reader.locale];
  const { name } = facts.subscription;
  const count = countOf(facts);
  const span = spanOf(facts.counts);
  const newest = facts.events.map(({ item, occurredAt, event }) => [
    timeOf(occurredAt, reader),
    item ? headlineOf(item, reader) : event,
  ]);
  return {
    subject: words.digestSubject(count, name),
    notice: null,
    lead: [weak(words.digestLead(count, name, whenOf(span, reader)))],
    facts: [],
    tables: [
      { title: words.counts, rows: countRows(facts, reader), isCounted: true },
      { title: words.newest, rows: newest, isCounted: false },
    ],
    action: {
      label: words.openEvents,
      url: messageEventsUrl(scopeOf(facts.place), facts.message.id, span),
    },
  };
}

/** A draft, or what was deleted since, has nothing to open: the list is where subscriptions are managed then. */
function manageOf({ place, subscription }: MessageFacts, reader: Reader): MailLink {
  const words = notificationWords[reader.locale];
  const scope = scopeOf(place);
  return subscription.isDeleted
    ? { label: words.manageAll, url: subscriptionsUrl(scope) }
    : { label: words.manage, url: subscriptionUrl(scope, subscription.id) };
}

function testContent(facts: MessageFacts, reader: Reader): Content {
  const words = notificationWords[reader.locale];
  const { subscription } = facts;
  return {
    subject: `${words.test}: ${subscription.name}`,
    notice: words.testNotice,
    lead: [weak(subscription.isDeleted ? words.draftLead : words.testLead(subscription.name))],
    facts: [],
    tables: [],
    action: manageOf(facts, reader),
  };
}

function contentOf(facts: MessageFacts, reader: Reader): Content {
  if (facts.message.kind === "test") return testContent(facts, reader);
  const [event] = facts.events;
  if (!event) throw new Error(`Message ${facts.message.id} tells of nothing.`);
  return facts.message.kind === "digest" ? digestContent(facts, reader) : eventContent(facts, event, reader);
}

/** The mail of a message, in its recipient's language and time zone. */
export function composeMail(facts: MessageFacts, reader: Reader): ComposedMail {
  const words = notificationWords[reader.locale];
  const { place, subscription } = facts;
  const content = contentOf(facts, reader);
  const subject = oneLine(`[${placeNameOf(place)}] ${content.subject}`, maxSubjectLength);
  const isTest = facts.message.kind === "test";
  const document: MailDocument = {
    ...content,
    subject,
    language: reader.locale,
    reason: isTest
      ? words.testReason(placeNameOf(place))
      : words.reason(subscription.name, placeNameOf(place)),
    // The one thing to do in a test.
    manage: isTest ? null : manageOf(facts, reader),
  };
  return { subject, text: renderText(document), html: renderHtml(document) };
}
