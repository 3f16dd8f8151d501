import { useTranslations } from "next-intl";
import { providerNameOf } from "@/lib/catalog/model";
import type { EventFilterField } from "@/lib/events/filters";
import type { Wish } from "./popup-wish";

/** More values of one filter than this are counted. */
const maxValues = 5;

const listed = (values: readonly string[]) => {
  const more = values.length - maxValues;
  return values.slice(0, maxValues).join(", ") + (more > 0 ? ` +${more}` : "");
};

function valuesOf({ provider, service, resourceType, events, sources, names }: Wish) {
  const values: readonly (readonly [EventFilterField, readonly string[]])[] = [
    ["provider", provider === "" ? [] : [providerNameOf(provider)]],
    ["service", service === "" ? [] : [service]],
    ["resourceType", resourceType === "" ? [] : [resourceType]],
    ["event", events],
    ["resourceId", sources.flatMap((source) => ("resourceId" in source ? [source.resourceId] : []))],
    ["resourceName", names],
  ];
  return values.filter(([, some]) => some.length > 0);
}

/** Whoever comes from a narrowed list must see what of it waits for a choice. */
export function WishNotice({ wish, isServiceChosen }: { wish: Wish; isServiceChosen: boolean }) {
  const t = useTranslations("subscriptions");
  const wishes = valuesOf(wish).map(([field, values]) => `${t(`filter.${field}`)} ${listed(values)}`);
  return (
    <p role="status" className="mb-3.5 rounded-2 bg-warn-soft px-2.75 py-1.75 text-12 wrap-anywhere">
      {t(isServiceChosen ? "keptUntilType" : "keptUntilService", { wishes: wishes.join("; ") })}
    </p>
  );
}
