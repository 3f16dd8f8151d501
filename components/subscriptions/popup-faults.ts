import { ApiError } from "@/lib/http/api-client";
import { maxSubscriptionNameLength } from "@/lib/subscriptions/model";
import type { SubscriptionForm } from "./popup-form";

/** The places of the popup at which an error can stand. */
export type PopupField =
  | "name"
  | "service"
  | "type"
  | "template"
  | "events"
  | "sources"
  | "userGroups"
  | "notify";

/** By field, the key of the message that stands there. */
export type PopupFaults = Partial<Record<PopupField, FaultKey>>;

export type FaultKey =
  | "nameMissing"
  | "nameTooLong"
  | "nameRefused"
  | "serviceMissing"
  | "typeMissing"
  | "typeRefused"
  | "templateRefused"
  | "eventsRefused"
  | "eventsWidened"
  | "sourcesRefused"
  | "groupsMissing"
  | "groupsRefused"
  | "notifyMissing";

/** Where the popup asks for what the API takes. */
export const fieldOf: Partial<Record<keyof SubscriptionForm, PopupField>> = {
  name: "name",
  provider: "service",
  service: "service",
  resourceType: "type",
  template: "template",
  events: "events",
  sources: "sources",
  userGroups: "userGroups",
  notify: "notify",
};

/** The API answers in English; what stands in the field tells which of its faults it is. */
function keyOf(field: PopupField, form: SubscriptionForm): FaultKey {
  switch (field) {
    case "name":
      if (form.name.trim() === "") return "nameMissing";
      return [...form.name.trim()].length > maxSubscriptionNameLength ? "nameTooLong" : "nameRefused";
    case "service":
      return "serviceMissing";
    case "type":
      return form.resourceType === "" ? "typeMissing" : "typeRefused";
    case "template":
      return "templateRefused";
    case "events":
      return "eventsRefused";
    case "sources":
      return "sourcesRefused";
    case "userGroups":
      return form.userGroups.length === 0 ? "groupsMissing" : "groupsRefused";
    case "notify":
      return "notifyMissing";
  }
}

/**
 * What the server would refuse without looking further: said before it is asked. Everything else the server alone
 * judges.
 */
export function missingIn(form: SubscriptionForm): PopupFaults {
  const { name, service, resourceType, userGroups, notify } = form;
  const faults: PopupFaults = {};
  const nameFault = keyOf("name", form);
  if (name.trim() === "" || nameFault === "nameTooLong") faults.name = nameFault;
  if (service === "") faults.service = "serviceMissing";
  else if (resourceType === "") faults.type = "typeMissing";
  if (userGroups.length === 0) faults.userGroups = "groupsMissing";
  if (!notify.email && !notify.sms) faults.notify = "notifyMissing";
  return faults;
}

/** Where the faults of a refused body belong; null where the answer names no field of the popup. */
export function faultsOf(error: unknown, form: SubscriptionForm): PopupFaults | null {
  if (!(error instanceof ApiError) || error.status !== 422) return null;
  const faults: PopupFaults = {};
  for (const { path } of error.fields) {
    const field = fieldOf[(/^\w+/.exec(path)?.[0] ?? "") as keyof SubscriptionForm];
    if (field) faults[field] = keyOf(field, form);
  }
  // A type is chosen after its service: to miss both says no more than to miss the first.
  if (form.service === "") {
    delete faults.type;
    faults.service = "serviceMissing";
  }
  return Object.keys(faults).length > 0 ? faults : null;
}

/** In the order in which they stand in the popup, so that the first one can be gone to. */
export const popupFields: readonly PopupField[] = [
  "name",
  "service",
  "type",
  "template",
  "events",
  "sources",
  "userGroups",
  "notify",
];
