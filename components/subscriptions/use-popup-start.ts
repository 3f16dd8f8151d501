import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { OwningScope } from "@/lib/access/scope";
import type { Subscription } from "@/lib/subscriptions/model";
import { subscriptionQuery } from "@/lib/subscriptions/queries";
import { hintedTypesQuery, servicesQuery, type TypeChoice, typesQuery } from "./catalog-choices";
import { completeType, fitService, fitType } from "./fit-form";
import type { PopupTarget } from "./popup-address";
import { duplicateForm, emptyForm, formOf, type SubscriptionForm, typeOf } from "./popup-form";
import { type PopupBeginning, takeNames, type Wish, withoutFitted } from "./popup-wish";
import { useSeenNames } from "./use-seen-names";

export interface NamedSources {
  /** By id, the names of sources that are there. */
  sourceNames: Readonly<Record<string, string>>;
}

/** What the popup begins with: null while it is read. */
export interface PopupStart {
  start: (PopupBeginning & NamedSources) | null;
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

/** What a link asks for; a saved subscription asks for no more than what it says. */
const wishOf = (target: PopupTarget): Wish | null =>
  target.kind === "new" ? { ...target.form, names: target.names } : null;

/** Reads what the popup is opened for, and fits it to what the catalog offers now. */
export function usePopupStart(scope: OwningScope, target: PopupTarget): PopupStart {
  const id = target.kind === "new" ? "" : target.subscription;
  // What is changed is what is there now, not what was there when the list was read.
  const saved = useQuery({ ...subscriptionQuery(scope, id), enabled: id !== "", staleTime: 0, gcTime: 0 });
  const services = useQuery(servicesQuery(scope.kind));
  const wish = wishOf(target);
  const hinted = useQuery(hintedTypesQuery(scope.kind, wish ?? emptyForm));
  const base = useBase(target, saved.isFetchedAfterMount ? saved.data : undefined);
  // Where nothing tells of a type, the person chooses one.
  const isHinted = !hinted.isEnabled || hinted.isSuccess || hinted.isError;
  const fitted =
    base && services.data && isHinted
      ? fitService(completeType(base, hinted.data ?? []), services.data)
      : null;
  const types = useQuery(typesQuery(scope.kind, fitted?.provider ?? "", fitted?.service ?? ""));
  const needsTypes = fitted !== null && fitted.service !== "";
  const isFitted = fitted !== null && (!needsTypes || types.data !== undefined);
  const filled = isFitted
    ? startOf(fitted, base?.events ?? [], needsTypes ? (types.data ?? []) : null)
    : null;
  const names = wish?.names ?? [];
  const seen = useSeenNames(scope, filled && typeOf(filled.form), names);
  const sourceNames = saved.data?.sourceNames ?? {};
  const isReady = filled !== null && (seen !== null || typeOf(filled.form) === null);
  return {
    start: isReady ? { ...takeNames(withoutFitted(filled, wish), names, seen), sourceNames } : null,
    error: saved.error ?? services.error ?? types.error,
    retry: () => {
      for (const query of [saved, services, types]) if (query.isError) void query.refetch();
    },
  };
}
