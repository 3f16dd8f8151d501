import { infiniteQueryOptions } from "@tanstack/react-query";
import { ownedUrl, ownerKey } from "@/lib/access/owned-url";
import type { OwningScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { pagedSearch } from "@/lib/shared/paged-search";
import { type DeliveryFilters, serializeDeliveryFilters } from "./filters";
import type { DeliveryPage, MailboxPage } from "./model";

/** Rows of a page that a list asks for at once. */
export const deliveryPageSize = 50;

/** The API's address that tries a failed delivery again: for POST, which answers the delivery. */
export const retryDeliveryUrl = (scope: OwningScope, id: string) =>
  ownedUrl(scope, "deliveries", id, "retry");

/**
 * The API's address that sends the caller a test of a subscription, or (without `id`) of the draft in the body: for
 * POST, which answers `{ notifications }`.
 */
export const testSubscriptionUrl = (scope: OwningScope, id?: string) =>
  ownedUrl(scope, "subscriptions", ...(id === undefined ? [] : [id]), "test");

/** Stands before the keys of every list of deliveries of a scope: to invalidate after a retry. */
export const deliveriesKey = (scope: OwningScope) => ["deliveries", ...ownerKey(scope)] as const;

const paged = (url: string, parameters: URLSearchParams, cursor: string | null) =>
  `${url}?${pagedSearch(parameters, deliveryPageSize, cursor)}`;

/** Pages of a scope's deliveries, the newest first. A page may be short, even empty, and have a next one. */
export function deliveryListQuery(scope: OwningScope, filters: DeliveryFilters) {
  const parameters = serializeDeliveryFilters(filters);
  return infiniteQueryOptions({
    queryKey: [...deliveriesKey(scope), parameters.toString()],
    queryFn: ({ pageParam, signal }) =>
      getJson<DeliveryPage>(paged(ownedUrl(scope, "deliveries"), parameters, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: DeliveryPage) => page.nextCursor,
  });
}

/** Pages of an organization's mailbox, the newest first. */
export function mailboxQuery(organization: string) {
  const url = ownedUrl({ kind: "organization", organization }, "mailbox");
  return infiniteQueryOptions({
    queryKey: ["mailbox", organization],
    queryFn: ({ pageParam, signal }) =>
      getJson<MailboxPage>(paged(url, new URLSearchParams(), pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: MailboxPage) => page.nextCursor,
  });
}
