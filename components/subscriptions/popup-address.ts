import { type EventFilterField, eventFilterNames } from "@/lib/events/filters";
import type { SubscriptionForm } from "./popup-form";
import { emptyForm } from "./popup-form";

/** What the popup is open for. */
export type PopupTarget =
  | {
      kind: "new";
      form: SubscriptionForm;
      /** Names of resources: sources, where such a resource was seen. */
      names: readonly string[];
      without: readonly EventFilterField[];
    }
  | { kind: "edit" | "duplicate"; subscription: string };

const dialogs = {
  new: "new-subscription",
  edit: "edit-subscription",
  duplicate: "duplicate-subscription",
} as const;

/** Parameters of the address that are the popup's. */
const ownParameters = [
  "dialog",
  "subscription",
  "provider",
  "service",
  "resourceType",
  "event",
  "resourceId",
  "resourceName",
  "without",
] as const;

const someOf = (parameters: URLSearchParams, name: string) => parameters.getAll(name).filter(Boolean);

/** The fields that a link to a new subscription fills in; the server judges them when they are sent. */
function formOfLink(parameters: URLSearchParams): SubscriptionForm {
  const one = (name: string) => parameters.get(name) ?? "";
  return {
    ...emptyForm,
    provider: one("provider"),
    service: one("service"),
    resourceType: one("resourceType"),
    events: someOf(parameters, "event"),
    sources: someOf(parameters, "resourceId").map((resourceId) => ({ resourceId })),
  };
}

/** Filters of the list that a link comes from which a subscription can't have. */
const leftFilters = (parameters: URLSearchParams) =>
  eventFilterNames.filter((name) => parameters.getAll("without").includes(name));

/** What an address opens; null for the list alone. */
export function readPopupAddress(parameters: URLSearchParams): PopupTarget | null {
  const dialog = parameters.get("dialog");
  const subscription = parameters.get("subscription");
  if (dialog === dialogs.new) {
    const names = someOf(parameters, "resourceName");
    return { kind: "new", form: formOfLink(parameters), names, without: leftFilters(parameters) };
  }
  if (dialog === dialogs.edit && subscription) return { kind: "edit", subscription };
  if (dialog === dialogs.duplicate && subscription) return { kind: "duplicate", subscription };
  return null;
}

/** The list's own query string with a popup over it, or with none; with its `?` where it is not empty. */
export function writePopupAddress(
  current: URLSearchParams,
  target: { kind: "new" } | { kind: "edit" | "duplicate"; subscription: string } | null,
): string {
  const parameters = new URLSearchParams(current);
  for (const name of ownParameters) parameters.delete(name);
  if (target) parameters.set("dialog", dialogs[target.kind]);
  if (target && target.kind !== "new") parameters.set("subscription", target.subscription);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** One popup at one address: what was typed there is kept under this until it is sent or thrown away. */
export const popupKeyOf = (target: PopupTarget) =>
  target.kind === "new"
    ? `new ${JSON.stringify([target.form, target.names])}`
    : `${target.kind} ${target.subscription}`;
