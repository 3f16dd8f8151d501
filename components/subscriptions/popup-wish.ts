import type { EventType, SubscriptionBody } from "@/lib/subscriptions/model";
import type { TypeChoice } from "./catalog-choices";
import { typeOfLink } from "./fit-form";
import { type FilledIn, keepOffered, type SubscriptionForm, switchType } from "./popup-form";

/** What a link asks for. */
export interface Wish extends EventType, Pick<SubscriptionBody, "events" | "sources"> {
  /** Names that become sources where a resource of the type was seen under them. */
  names: readonly string[];
}

/** What the popup begins with. */
export interface PopupBeginning extends FilledIn {
  /** What no type could be told for; kept until one is chosen. Null: nothing is. */
  wish: Wish | null;
  /** Names that nothing of the type was seen under. */
  unseen: readonly string[];
}

const isEmpty = ({ provider, service, resourceType, events, sources, names }: Wish) =>
  provider + service + resourceType === "" && events.length + sources.length + names.length === 0;

/** Without a type, what was asked for of one is kept instead of left out. */
export function withoutFitted({ form, leftOut }: FilledIn, wish: Wish | null): PopupBeginning {
  if (wish === null || form.resourceType !== "" || isEmpty(wish)) {
    return { form, leftOut, wish: null, unseen: [] };
  }
  return { form, leftOut: [], wish, unseen: [] };
}

/** With the names under which resources of the type were seen among its sources. */
export function takeNames<Beginning extends { form: SubscriptionForm; unseen: readonly string[] }>(
  beginning: Beginning,
  names: readonly string[],
  seen: readonly string[] | null,
): Beginning {
  if (seen === null) return beginning;
  const { form } = beginning;
  const sources = [...form.sources, ...seen.map((resourceName) => ({ resourceName }))];
  return {
    ...beginning,
    form: { ...form, sources },
    unseen: names.filter((name) => !seen.includes(name)),
  };
}

/** What is left of a wish to say once a service is chosen: the type, and what is of it. */
export const restOfWish = (wish: Wish, service: string): Wish | null => {
  const rest = service === "" ? wish : { ...wish, provider: "", service: "" };
  return isEmpty(rest) ? null : rest;
};

/** The type to choose by itself once a service is chosen: the one that the wish means, or the only one on offer. */
export function typeToChoose(wish: Wish | null, types: readonly TypeChoice[]): string | null {
  const only = typeOfLink({ resourceType: "", events: [] }, types);
  return ((wish && typeOfLink(wish, types)) ?? only)?.resourceType ?? null;
}

/** The fields with a type, and with what was asked for of it; says which codes it does not offer. */
export function grantWish(form: SubscriptionForm, type: EventType, offer: TypeChoice, wish: Wish): FilledIn {
  const { events, leftOut } = keepOffered(wish.events, new Set(offer.codes.map(({ event }) => event)));
  return { form: { ...switchType(form, type), events, sources: [...wish.sources] }, leftOut };
}
