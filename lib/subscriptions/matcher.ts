import { type CodedEvent, entryOf, isSubscribable, typeKeyOf } from "./event-type";
import type { EventType, SubscriptionSource } from "./model";

export { typeOfEvent } from "./event-type";

/** What of a subscription decides which events it matches. */
export interface MatchableSubscription extends EventType {
  id: string;
  /** The project's id, or the organization's own. */
  scopeId: string;
  /** False matches nothing. */
  enabled: boolean;
  /** Empty: every subscribable event of the type. */
  events: readonly string[];
  /** Empty: every source. */
  sources: readonly SubscriptionSource[];
}

/** What of an event decides which subscriptions it matches. */
export interface MatchableEvent extends CodedEvent {
  scopeId: string;
  resourceId: string | null;
  resourceName: string | null;
}

/** The ids of the subscriptions that an event matches, each once, in no particular order. */
export type Matcher = (event: MatchableEvent) => readonly string[];

/** Subscriptions to one code of one type in one scope, by what they say of sources. */
class Bucket {
  private readonly everySource: string[] = [];
  private readonly byId = new Map<string, string[]>();
  private readonly byName = new Map<string, string[]>();

  add({ id, sources }: MatchableSubscription): void {
    if (sources.length === 0) this.everySource.push(id);
    for (const source of sources) {
      if ("resourceId" in source) append(this.byId, source.resourceId, id);
      else append(this.byName, source.resourceName, id);
    }
  }

  collect({ resourceId, resourceName }: MatchableEvent, found: Set<string>): void {
    for (const id of this.everySource) found.add(id);
    if (resourceId !== null) for (const id of this.byId.get(resourceId) ?? none) found.add(id);
    if (resourceName !== null) for (const id of this.byName.get(resourceName) ?? none) found.add(id);
  }
}

/** Subscriptions to one type in one scope. */
class TypeIndex {
  private readonly everyEvent = new Bucket();
  private readonly byEvent = new Map<string, Bucket>();

  add(subscription: MatchableSubscription): void {
    if (subscription.events.length === 0) this.everyEvent.add(subscription);
    for (const event of new Set(subscription.events)) {
      const bucket = this.byEvent.get(event) ?? new Bucket();
      this.byEvent.set(event, bucket);
      bucket.add(subscription);
    }
  }

  collect(code: string, event: MatchableEvent): readonly string[] {
    const found = new Set<string>();
    this.everyEvent.collect(event, found);
    this.byEvent.get(code)?.collect(event, found);
    return [...found];
  }
}

const none: readonly string[] = [];

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * Makes the matcher of an organization's subscriptions, one by one, so that who has thousands can give way in between.
 * An event matches when the subscription is enabled and of its scope, its catalog entry is current and subscribable and
 * of the subscription's type, its code is among `events` (or that is empty), and its resource's id or name is among
 * `sources` (or that is empty). The cost of an event grows with the subscriptions that it matches, not with those that
 * there are.
 */
export class MatcherBuilder {
  private readonly scopes = new Map<string, Map<string, TypeIndex>>();

  add(subscription: MatchableSubscription): void {
    if (!subscription.enabled) return;
    const types = this.scopes.get(subscription.scopeId) ?? new Map<string, TypeIndex>();
    this.scopes.set(subscription.scopeId, types);
    const key = typeKeyOf(subscription);
    const index = types.get(key) ?? new TypeIndex();
    types.set(key, index);
    index.add(subscription);
  }

  readonly matcher: Matcher = (event) => {
    const types = this.scopes.get(event.scopeId);
    if (!types) return none;
    const entry = entryOf(event);
    if (entry === null || !isSubscribable(entry)) return none;
    return types.get(typeKeyOf(entry))?.collect(entry.event, event) ?? none;
  };
}

/** The matcher of a few subscriptions, at once. */
export function buildMatcher(subscriptions: readonly MatchableSubscription[]): Matcher {
  const builder = new MatcherBuilder();
  for (const subscription of subscriptions) builder.add(subscription);
  return builder.matcher;
}
