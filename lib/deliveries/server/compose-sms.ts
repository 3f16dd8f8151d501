import "server-only";
import { shortMessageUrl } from "@/lib/mail/console-links";
import { oneLine } from "@/lib/mail/one-line";
import { headlineOf, type Reader } from "../describe-event";
import type { MessageFacts } from "../message-facts";
import { notificationWords } from "../notification-words";
import { toShortId } from "../short-message-id";
import { countOf, placeNameOf } from "./compose-mail";

/** UTF-16 units with the link: three parts of a text message in any script (67 units each). */
const maxSmsLength = 200;
const maxPlaceLength = 30;

function headline(facts: MessageFacts, reader: Reader): string {
  const words = notificationWords[reader.locale];
  const { kind } = facts.message;
  if (kind === "test") return `${words.test}: ${facts.subscription.name}`;
  if (kind === "digest") return words.digestSubject(countOf(facts), facts.subscription.name);
  const [event] = facts.events;
  if (!event) throw new Error(`Message ${facts.message.id} tells of nothing.`);
  return event.item ? headlineOf(event.item, reader) : event.event;
}

/** The text message: where and what, cut to length, and a short link to the rest. */
export function composeSms(facts: MessageFacts, reader: Reader): string {
  const link = shortMessageUrl(toShortId(facts.message.id));
  const text = `[${oneLine(placeNameOf(facts.place), maxPlaceLength)}] ${headline(facts, reader)}`;
  return `${oneLine(text, Math.max(40, maxSmsLength - link.length - 1))} ${link}`;
}
