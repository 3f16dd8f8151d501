import {
  type EventTemplate,
  type EventType,
  maxSubscriptionNameLength,
  type Subscription,
  type SubscriptionBody,
  type SubscriptionSource,
} from "@/lib/subscriptions/model";

/** What stands in the popup's fields. A type that is not chosen yet is an empty text. */
export type SubscriptionForm = SubscriptionBody;

/** Without a type; codes and sources mean nothing without theirs. */
export const noType = {
  provider: "",
  service: "",
  resourceType: "",
  template: null,
  events: [],
  sources: [],
};

export const emptyForm: SubscriptionForm = {
  name: "",
  enabled: true,
  ...noType,
  userGroups: [],
  notify: { email: true, sms: false },
};

/** The fields of a subscription that is there. */
export function formOf(subscription: Subscription): SubscriptionForm {
  const { name, enabled, provider, service, resourceType, template, events, sources, notify } = subscription;
  const userGroups = subscription.userGroups.map(({ id }) => id);
  return { name, enabled, provider, service, resourceType, template, events, sources, userGroups, notify };
}

/** The fields of another one like it. A name that would grow too long loses its end. */
export const duplicateForm = (subscription: Subscription, nameOfCopy: (name: string) => string) => {
  const form = formOf(subscription);
  const excess = nameOfCopy(form.name).length - maxSubscriptionNameLength;
  return { ...form, name: nameOfCopy(excess > 0 ? form.name.slice(0, -excess) : form.name) };
};

export const typeOf = ({ provider, service, resourceType }: EventType): EventType | null =>
  provider && service && resourceType ? { provider, service, resourceType } : null;

export const isSameType = (a: EventType, b: EventType) =>
  a.provider === b.provider && a.service === b.service && a.resourceType === b.resourceType;

/** What goes with a type: codes, their template and sources belong to it alone. */
export const hasTypeChoices = ({ events, sources }: SubscriptionForm) => events.length + sources.length > 0;

export const switchType = (form: SubscriptionForm, type: EventType): SubscriptionForm =>
  isSameType(form, type) ? form : { ...form, ...type, template: null, events: [], sources: [] };

/** Changing the codes by hand clears the template. */
export const changeCodes = (form: SubscriptionForm, events: readonly string[]): SubscriptionForm => ({
  ...form,
  template: null,
  events: [...events],
});

export interface FilledIn {
  form: SubscriptionForm;
  /** Codes of the template that can't be subscribed to any more. */
  leftOut: readonly string[];
}

/** Takes a template's codes in place of what was chosen, but for those that are not on offer (any more). */
export function chooseTemplate(
  form: SubscriptionForm,
  template: EventTemplate | null,
  offered: ReadonlySet<string>,
): FilledIn {
  if (template === null) return { form: { ...form, template: null }, leftOut: [] };
  const { events, leftOut } = keepOffered(template.events, offered);
  return { form: { ...form, template: template.id, events }, leftOut };
}

/** Codes that are not on offer any more, and where they stood. */
export interface LeftOut {
  at: "template" | "events";
  codes: readonly string[];
}

/**
 * Whether the fields would ask for every code only because those that were asked for are left out: somebody has to
 * choose codes, or to say that every one is meant.
 */
export const isWidened = ({ events }: SubscriptionForm, leftOut: LeftOut | null): boolean =>
  events.length === 0 && leftOut !== null && leftOut.codes.length > 0;

export const keepOffered = (events: readonly string[], offered: ReadonlySet<string>) => ({
  events: events.filter((event) => offered.has(event)),
  leftOut: events.filter((event) => !offered.has(event)),
});

/** The chosen codes with some more, or without some; in the order of the catalog. */
export function toggleCodes(
  chosen: readonly string[],
  codes: readonly string[],
  isChosen: boolean,
  offered: readonly string[],
): string[] {
  const next = new Set(chosen);
  for (const code of codes) {
    if (isChosen) next.add(code);
    else next.delete(code);
  }
  return offered.filter((code) => next.has(code));
}

export const isSameSource = (a: SubscriptionSource, b: SubscriptionSource) =>
  "resourceId" in a
    ? "resourceId" in b && a.resourceId === b.resourceId
    : "resourceName" in b && a.resourceName === b.resourceName;

export const sourceText = (source: SubscriptionSource) =>
  "resourceId" in source ? source.resourceId : source.resourceName;

/** How people know a source: by its name, where one is known for its id. */
export const nameOfSource = (source: SubscriptionSource, names: Readonly<Record<string, string>> = {}) => {
  const text = sourceText(source);
  return "resourceId" in source && Object.hasOwn(names, text) ? (names[text] ?? text) : text;
};

/** What decides who is reached and what would have fired: changes of anything else need no new preview. */
export const previewKeyOf = ({ name: _name, template: _template, ...rest }: SubscriptionForm) =>
  JSON.stringify(rest);
