import { infiniteQueryOptions } from "@tanstack/react-query";
import type { OwningScope } from "@/lib/access/scope";
import { getJson } from "@/lib/http/api-client";
import { type DeliveryFilters, serializeDeliveryFilters } from "./filters";
import type { DeliveryPage, MailboxPage } from "./model";

/** Rows of a page that a list asks for at once. */
export const deliveryPageSize = 50;

function ownedUrl(scope: OwningScope, ...parts: readonly string[]): string {
  const owner =
    scope.kind === "project"
      ? ["organizations", scope.organization, "projects", scope.project]
      : ["organizations", scope.organization];
  return `/api/v1/${[...owner, ...parts].map(encodeURIComponent).join("/")}`;
}

/** The API's address that tries a failed delivery again: for POST, which answers the delivery. */
export const retryDeliveryUrl = (scope: OwningScope, id: string) =>
  ownedUrl(scope, "deliveries", id, "retry");

/**
 * The API's address that sends the caller a test of a subscription, or (without `id`) of the draft in the body: for
 * POST, which answers `{ notifications }`.
 */
export const testSubscriptionUrl = (scope: OwningScope, id?: string) =>
  ownedUrl(scope, "subscriptions", ...(id === undefined ? [] : [id]), "test");

const scopeKey = (scope: OwningScope) =>
  scope.kind === "project" ? [scope.organization, scope.project] : [scope.organization, null];

/** Stands before the keys of every list of deliveries of a scope: to invalidate after a retry. */
export const deliveriesKey = (scope: OwningScope) => ["deliveries", ...scopeKey(scope)] as const;

function paged(url: string, parameters: URLSearchParams, cursor: string | null): string {
  const all = new URLSearchParams(parameters);
  all.set("limit", String(deliveryPageSize));
  if (cursor !== null) all.set("cursor", cursor);
  return `${url}?${all}`;
}

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
