import type { Route } from "next";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { emptyEventFilters } from "@/lib/events/filters";
import { type EventListScope, eventsPath } from "@/lib/navigation/paths";
import { addFilter } from "./change-filters";
import { refusalOf, writeListAddress } from "./list-address";

/** Before every event. */
const allTime = { from: "1970-01-01T00:00:00Z", to: null };

/** The list of the events with an id, as far as text finds it. */
function listOf(scope: EventListScope, id: string): Route {
  const everything = { ...emptyEventFilters, range: allTime };
  const narrowed = addFilter(everything, { field: "q", value: id, negated: false });
  const filters = refusalOf(narrowed) === null ? narrowed : everything;
  return `${eventsPath(scope)}${writeListAddress({ filters, open: null })}` as Route;
}

/** The address of an event without its time, where too many events have the id to tell which one is meant. */
export function ManyEvents({ scope, id }: { scope: EventListScope; id: string }) {
  const t = useTranslations("events");
  return (
    <EmptyState
      level={1}
      title={t("manyTitle")}
      actions={
        <PageLink href={listOf(scope, id)} className={buttonClass("primary")}>
          {t("manyList")}
        </PageLink>
      }
    >
      <p>
        {t("manyText")} <code className="code">?at=2026-11-20T04:05:06.789Z</code>
      </p>
    </EmptyState>
  );
}
