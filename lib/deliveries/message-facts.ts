import type { EventListItem } from "@/lib/events/model";
import type { Channel, EventType, NotificationReason } from "@/lib/subscriptions/model";
import type { MessageKind } from "./model";

interface Named {
  id: string;
  slug: string;
  name: string;
}

/** Where a subscription belongs: a project, or the organization itself. */
export interface Place {
  organization: Named;
  project: Named | null;
}

/** An event that a message tells of; `item` is null when it is not stored any more. */
export interface NotifiedEvent {
  id: string;
  occurredAt: string;
  event: string;
  item: EventListItem | null;
}

/** How often a digest has one code, and between when. */
export interface EventCount {
  event: string;
  count: number;
  first: Date;
  last: Date;
}

/** The person, as far as messages are concerned. An obstacle is why nothing goes over a channel now. */
export interface Addressee {
  userId: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: "en" | "ko";
  timeZone: string;
  emailObstacle: NotificationReason | null;
  smsObstacle: NotificationReason | null;
}

/** All that deciding on a message and writing it takes. */
export interface MessageFacts<Message extends MessageIdentity = MessageIdentity> {
  message: Message;
  place: Place;
  subscription: EventType & {
    id: string;
    name: string;
    enabled: boolean;
    isDeleted: boolean;
    events: readonly string[];
  };
  /** Null: nobody has this id. */
  person: Addressee | null;
  /** Whether the person is in one of the subscription's groups now. */
  isTold: boolean;
  /** Of a digest, the most frequent first. */
  counts: readonly EventCount[];
  /** The newest; of a message about one event, that one. */
  events: readonly NotifiedEvent[];
}

export interface MessageIdentity {
  id: string;
  channel: Channel;
  kind: MessageKind;
}
