import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { OwningScope } from "@/lib/access/scope";
import { sendJson } from "@/lib/http/api-client";
import type { EventTemplate, EventType, Subscription } from "@/lib/subscriptions/model";
import { eventTemplatesQuery, subscriptionsKey, subscriptionUrl } from "@/lib/subscriptions/queries";
import { userGroupsKey } from "@/lib/user-groups/queries";
import { servicesQuery, type TypeChoice, typesQuery } from "./catalog-choices";
import type { PopupTarget } from "./popup-address";
import { changesOf } from "./popup-changes";
import { faultsOf, fieldOf, missingIn, type PopupFaults } from "./popup-faults";
import {
  changeCodes,
  chooseTemplate,
  hasTypeChoices,
  isSameType,
  isWidened,
  type LeftOut,
  type SubscriptionForm,
  switchType,
  typeOf,
} from "./popup-form";
import { type PopupBeginning, typeToChoose, type Wish } from "./popup-wish";
import { useWish } from "./use-wish";

export interface PopupOptions {
  scope: OwningScope;
  target: PopupTarget;
  form: SubscriptionForm;
  /** What stood in the fields of a registered one when it was opened. */
  opened: SubscriptionForm;
  onForm: (form: SubscriptionForm) => void;
  leftOut: readonly string[];
  /** What the link that opened it asks for and that is not among the fields. */
  beginning: Pick<PopupBeginning, "wish" | "unseen">;
  onSaved: (subscription: Subscription) => void;
}

/** The catalog's part of what is on offer for the fields as they stand. */
function useOffer(scope: OwningScope, form: SubscriptionForm) {
  const services = useQuery(servicesQuery(scope.kind)).data ?? [];
  const types = useQuery(typesQuery(scope.kind, form.provider, form.service)).data ?? null;
  const type: TypeChoice | null =
    types?.find(({ resourceType }) => resourceType === form.resourceType) ?? null;
  const chosenType = typeOf(form);
  const templates = useQuery({ ...eventTemplatesQuery(scope, form), enabled: chosenType !== null });
  return {
    services,
    types: form.service === "" ? null : types,
    type,
    chosenType,
    offered: new Set(type?.codes.map(({ event }) => event)),
    templates: (chosenType && templates.data) || [],
  };
}

function useSave({ scope, target, form, opened, onSaved }: PopupOptions) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      target.kind === "edit"
        ? sendJson<Subscription>(
            subscriptionUrl(scope, target.subscription),
            "PATCH",
            changesOf(opened, form),
          )
        : sendJson<Subscription>(subscriptionUrl(scope), "POST", form),
    onSuccess: (saved) => {
      onSaved(saved);
      void client.invalidateQueries({ queryKey: subscriptionsKey(scope) });
    },
    // What was refused may be gone: groups and templates are read anew, so that only what is there is on offer.
    onError: () => {
      void client.invalidateQueries({ queryKey: userGroupsKey(scope) });
      void client.invalidateQueries({ queryKey: ["event-templates"] });
    },
  });
}

/** Where a field has been changed, its error has been answered. */
function withoutChanged(faults: PopupFaults, before: SubscriptionForm, after: SubscriptionForm): PopupFaults {
  const kept = { ...faults };
  for (const key of Object.keys(fieldOf) as (keyof SubscriptionForm)[]) {
    const field = fieldOf[key];
    if (field && before[key] !== after[key]) delete kept[field];
  }
  return kept;
}

/** A service with one type that has codes leaves nothing to choose, nor does one with the type that a link asks for. */
function useOnlyType(
  types: readonly TypeChoice[] | null,
  form: SubscriptionForm,
  wish: Wish | null,
  choose: (type: string) => void,
) {
  const chosen = form.resourceType === "" && types ? typeToChoose(wish, types) : null;
  useEffect(() => {
    if (chosen !== null) choose(chosen);
  });
}

const leftOutAt = (at: LeftOut["at"], codes: readonly string[]): LeftOut | null =>
  codes.length > 0 ? { at, codes } : null;

/** The choice of a type, with what goes with the one before and what comes with the one that a link asks for. */
function useTypeChoice(
  { scope, form, beginning, leftOut: first }: PopupOptions,
  types: readonly TypeChoice[] | null,
  change: (form: SubscriptionForm) => void,
) {
  const [leftOut, setLeftOut] = useState(leftOutAt("events", first));
  /** A type that would drop chosen codes or sources: asked about first. */
  const [wanted, setWanted] = useState<EventType | null>(null);
  const { wish, unseen, grant, forget } = useWish({ scope, beginning, form, onForm: change });
  const applyType = (type: EventType) => {
    setWanted(null);
    const offered = types?.find(({ resourceType }) => resourceType === type.resourceType);
    const granted = grant(type, offered);
    if (granted) {
      setLeftOut(leftOutAt("events", granted.leftOut));
      return change(granted.form);
    }
    if (form.resourceType !== "") {
      setLeftOut(null);
      forget();
    }
    change(switchType(form, type));
  };
  useOnlyType(types, form, wish, (resourceType) => applyType({ ...form, resourceType }));
  return {
    leftOut,
    setLeftOut,
    wish,
    unseen,
    wanted,
    applyType,
    dismissType: () => setWanted(null),
    chooseType: (type: EventType) => {
      if (isSameType(form, type)) return;
      if (hasTypeChoices(form)) setWanted(type);
      else applyType(type);
    },
  };
}

/** The popup's fields, what is on offer for them, and what is wrong with them. */
export function usePopup(options: PopupOptions) {
  const { scope, form, onForm } = options;
  const offer = useOffer(scope, form);
  const save = useSave(options);
  const [faults, setFaults] = useState<PopupFaults>({});
  /** Something is missing, so that it was not even sent. */
  const [isRefused, setRefused] = useState(false);
  const change = (next: SubscriptionForm) => {
    setFaults(withoutChanged(faults, form, next));
    setRefused(false);
    onForm(next);
  };
  const { setLeftOut, ...choice } = useTypeChoice(options, offer.types, change);
  const showFaults = (error: unknown, onFault: (faults: PopupFaults) => void) => {
    const found = faultsOf(error, form) ?? {};
    setFaults(found);
    onFault(found);
  };
  return {
    ...offer,
    form,
    change,
    faults,
    isRefused,
    ...choice,
    isWidened: isWidened(form, choice.leftOut),
    takeEveryCode: () => {
      setLeftOut(null);
      change(changeCodes(form, []));
    },
    chooseTemplate: (template: EventTemplate | null, offered: ReadonlySet<string> = offer.offered) => {
      const filled = chooseTemplate(form, template, offered);
      setLeftOut(leftOutAt("template", filled.leftOut));
      change(filled.form);
    },
    save,
    showFaults,
    submit: (onFault: (faults: PopupFaults) => void) => {
      if (save.isPending) return;
      const found = missingIn(form);
      if (isWidened(form, choice.leftOut)) found.events = "eventsWidened";
      if (Object.keys(found).length > 0) {
        setFaults(found);
        setRefused(true);
        return onFault(found);
      }
      save.mutate(undefined, { onError: (error) => showFaults(error, onFault) });
    },
  };
}

export type PopupState = ReturnType<typeof usePopup>;
