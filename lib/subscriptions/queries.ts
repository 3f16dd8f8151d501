import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ownedUrl, ownerKey } from "@/lib/access/owned-url";
import type { OwningScope } from "@/lib/access/scope";
import { fieldBounds } from "@/lib/events/model";
import { getJson, request } from "@/lib/http/api-client";
import { pagedSearch } from "@/lib/shared/paged-search";
import { type SubscriptionFilters, serializeSubscriptionFilters } from "./filters";
import type {
  EventSource,
  EventTemplate,
  EventType,
  Subscription,
  SubscriptionBody,
  SubscriptionPreview,
} from "./model";

/** A page of the list of subscriptions, the newest first. */
export interface SubscriptionPage {
  subscriptions: Subscription[];
  nextCursor: string | null;
}

/** A page of the resources that events of a type named, the last seen first. */
export interface EventSourcePage {
  eventSources: EventSource[];
  nextCursor: string | null;
}

/** Rows of a page that a list asks for at once. */
export const subscriptionPageSize = 50;

/** What can be asked about before a subscription is complete. */
export type PreviewDraft = EventType &
  Pick<SubscriptionBody, "enabled" | "events" | "sources" | "userGroups" | "notify">;

/** The API's address of the subscriptions of a scope, or of one of them: for POST, PATCH and DELETE. */
export const subscriptionUrl = (scope: OwningScope, id?: string) =>
  ownedUrl(scope, "subscriptions", ...(id === undefined ? [] : [id]));

/** The same of templates. */
export const eventTemplateUrl = (scope: OwningScope, id?: string) =>
  ownedUrl(scope, "event-templates", ...(id === undefined ? [] : [id]));

/** Stands before the keys of everything about the subscriptions of a scope: to invalidate after a change. */
export const subscriptionsKey = (scope: OwningScope) => ["subscriptions", ...ownerKey(scope)] as const;

const paged = (search: URLSearchParams, cursor: string | null) =>
  pagedSearch(search, subscriptionPageSize, cursor);

/** Pages of the list of subscriptions. */
export function subscriptionListQuery(scope: OwningScope, filters: SubscriptionFilters) {
  const search = serializeSubscriptionFilters(filters);
  return infiniteQueryOptions({
    queryKey: [...subscriptionsKey(scope), "list", search.toString()],
    queryFn: ({ pageParam, signal }) =>
      getJson<SubscriptionPage>(`${subscriptionUrl(scope)}?${paged(search, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: SubscriptionPage) => page.nextCursor,
  });
}

/** One subscription. */
export function subscriptionQuery(scope: OwningScope, id: string) {
  return queryOptions({
    queryKey: [...subscriptionsKey(scope), "one", id],
    queryFn: ({ signal }) => getJson<Subscription>(subscriptionUrl(scope, id), signal),
  });
}

/** What a draft would do and would have done; the numbers of the draft before stay until the new ones come. */
export function subscriptionPreviewQuery(scope: OwningScope, draft: PreviewDraft) {
  const { enabled, provider, service, resourceType, events, sources, userGroups, notify } = draft;
  const body = { enabled, provider, service, resourceType, events, sources, userGroups, notify };
  return queryOptions({
    queryKey: [...subscriptionsKey(scope), "preview", JSON.stringify(body)],
    queryFn: async ({ signal }) => {
      const url = `${subscriptionUrl(scope)}/preview`;
      const response = await request(url, { method: "POST", body, signal });
      return (await response.json()) as SubscriptionPreview;
    },
    placeholderData: keepPreviousData,
  });
}

/** The templates that are offered for a type: built in first, then the organization's own. */
export function eventTemplatesQuery(scope: OwningScope, { provider, service, resourceType }: EventType) {
  const search = new URLSearchParams({ provider, service, resourceType });
  return queryOptions({
    queryKey: ["event-templates", ...ownerKey(scope), search.toString()],
    queryFn: async ({ signal }) => {
      const url = `${eventTemplateUrl(scope)}?${search}`;
      return (await getJson<{ eventTemplates: EventTemplate[] }>(url, signal)).eventTemplates;
    },
  });
}

/** Pages of the resources seen in events of a type, the last seen first; `q` is a part of an id or a name. */
export function eventSourcesQuery(
  scope: OwningScope,
  { provider, service, resourceType }: EventType,
  q: string,
) {
  const search = new URLSearchParams({ provider, service, resourceType, ...(q === "" ? {} : { q }) });
  return infiniteQueryOptions({
    queryKey: ["event-sources", ...ownerKey(scope), search.toString()],
    queryFn: ({ pageParam, signal }) =>
      getJson<EventSourcePage>(`${ownedUrl(scope, "event-sources")}?${paged(search, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: EventSourcePage) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** So many names are asked for at once: as many as a filter of a list has. */
const maxAskedNames = 50;

/** Those of some names that are the whole name of a resource seen in events of a type. */
export function seenNamesQuery(
  scope: OwningScope,
  { provider, service, resourceType }: EventType,
  names: readonly string[],
) {
  const isSeen = async (name: string, signal: AbortSignal) => {
    const search = new URLSearchParams({ provider, service, resourceType, name, limit: "1" });
    const url = `${ownedUrl(scope, "event-sources")}?${search}`;
    const { eventSources } = await getJson<EventSourcePage>(url, signal);
    return eventSources.length > 0;
  };
  return queryOptions({
    queryKey: ["event-sources", ...ownerKey(scope), "named", provider, service, resourceType, ...names],
    queryFn: async ({ signal }) => {
      // No event has a longer one.
      const possible = names.filter((name) => name.length <= fieldBounds["resource.name"]);
      const asked = possible.slice(0, maxAskedNames);
      const seen = await Promise.all(asked.map((name) => isSeen(name, signal)));
      return asked.filter((_, index) => seen[index]);
    },
    enabled: names.length > 0 && resourceType !== "",
  });
}
