import type { EventType, Subscription } from "@/lib/subscriptions/model";
import type { ServiceChoice, TypeChoice } from "./catalog-choices";
import { type FilledIn, formOf, keepOffered, noType, type SubscriptionForm } from "./popup-form";

const isSameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** What a link leaves open, from the types that it can mean: the only one, or the service of them all. */
export function completeType(form: SubscriptionForm, types: readonly EventType[]): SubscriptionForm {
  const [first, ...others] = types;
  if (!first) return form;
  if (others.length === 0) return { ...form, ...first };
  const { provider, service } = first;
  const isOneService = others.every((type) => type.provider === provider && type.service === service);
  return isOneService ? { ...form, provider, service } : form;
}

/** A link may name a service without its provider: the only one that has it is meant. */
export function fitService(form: SubscriptionForm, services: readonly ServiceChoice[]): SubscriptionForm {
  const found = services.filter(
    ({ provider, service }) =>
      isSameText(service, form.service) && (form.provider === "" || provider === form.provider),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0) return { ...form, ...noType };
  return { ...form, provider: only.provider, service: only.service };
}

/** The type that a link means: the one it names, or the only one that has all its codes. */
export function typeOfLink(
  { resourceType, events }: Pick<SubscriptionForm, "resourceType" | "events">,
  types: readonly TypeChoice[],
): TypeChoice | undefined {
  const open = types.filter(({ codes }) => codes.length > 0);
  if (resourceType !== "") return open.find((type) => type.resourceType === resourceType);
  const fitting = open.filter(({ codes }) => {
    const offered = new Set(codes.map(({ event }) => event));
    return events.every((event) => offered.has(event));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Fits what a link or a saved subscription names to what is on offer now; says which codes are not. */
export function fitType(form: SubscriptionForm, types: readonly TypeChoice[]): FilledIn {
  const type = typeOfLink(form, types);
  if (!type) {
    return { form: { ...form, resourceType: "", events: [], sources: [] }, leftOut: form.events };
  }
  const { events, leftOut } = keepOffered(form.events, new Set(type.codes.map(({ event }) => event)));
  const template = leftOut.length > 0 ? null : form.template;
  return { form: { ...form, resourceType: type.resourceType, template, events }, leftOut };
}

/**
 * What a saved subscription asks for of what is on offer now, to ask the server who hears of it: the server refuses codes
 * that were retired since. Null where its type is not on offer at all: nothing makes it fire.
 */
export function formOfOffered(
  subscription: Subscription,
  types: readonly TypeChoice[],
): SubscriptionForm | null {
  const { form } = fitType(formOf(subscription), types);
  return form.resourceType === "" ? null : form;
}
