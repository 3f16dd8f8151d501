import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { OwningScope } from "@/lib/access/scope";
import type { Subscription } from "@/lib/subscriptions/model";
import { subscriptionQuery } from "@/lib/subscriptions/queries";
import { servicesQuery, type TypeChoice, typesQuery } from "./catalog-choices";
import { fitService, fitType } from "./fit-form";
import type { PopupTarget } from "./popup-address";
import { duplicateForm, type FilledIn, formOf, type SubscriptionForm } from "./popup-form";

/** What the popup begins with: null while it is read. */
export interface PopupStart {
  start: FilledIn | null;
  error: unknown;
  retry: () => void;
}

function useBase(target: PopupTarget, subscription: Subscription | undefined) {
  const t = useTranslations("subscriptions");
  if (target.kind === "new") return target.form;
  if (!subscription) return null;
  if (target.kind === "edit") return formOf(subscription);
  return duplicateForm(subscription, (name) => t("copyName", { name }));
}

/** A service that nobody can tell takes the codes with it. */
const startOf = (fitted: SubscriptionForm, events: readonly string[], types: readonly TypeChoice[] | null) =>
  types ? fitType(fitted, types) : { form: fitted, leftOut: events };

/** Reads what the popup is opened for, and fits it to what the catalog offers now. */
export function usePopupStart(scope: OwningScope, target: PopupTarget): PopupStart {
  const id = target.kind === "new" ? "" : target.subscription;
  // What is changed is what is there now, not what was there when the list was read.
  const saved = useQuery({ ...subscriptionQuery(scope, id), enabled: id !== "", staleTime: 0, gcTime: 0 });
  const services = useQuery(servicesQuery(scope.kind));
  const base = useBase(target, saved.isFetchedAfterMount ? saved.data : undefined);
  const fitted = base && services.data ? fitService(base, services.data) : null;
  const types = useQuery(typesQuery(scope.kind, fitted?.provider ?? "", fitted?.service ?? ""));
  const needsTypes = fitted !== null && fitted.service !== "";
  const isReady = fitted !== null && (!needsTypes || types.data !== undefined);
  return {
    start: isReady ? startOf(fitted, base?.events ?? [], needsTypes ? (types.data ?? []) : null) : null,
    error: saved.error ?? services.error ?? types.error,
    retry: () => {
      for (const query of [saved, services, types]) if (query.isError) void query.refetch();
    },
  };
}
