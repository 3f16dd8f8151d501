import type { ColumnDef } from "@tanstack/react-table";
import type { GridFeatures } from "@/components/data-table/grid-features";
import type { EventListItem } from "@/lib/events/model";
import { toZonedTime } from "@/lib/shared/format-time";
import type { Locale } from "@/lib/shared/locale";
import { type EventColumnId, eventColumnIds, eventColumnLayout } from "./column-ids";
import { actorLabel, resourceLabel, splitCode } from "./event-words";
import { Shape } from "./list-shapes";

export interface EventColumnWords {
  locale: Locale;
  zone: string;
  /** Texts of the `events` namespace. */
  t: (key: string) => string;
  /** The permanent page of an event, for opening it in a tab of its own. */
  hrefOf: (event: EventListItem) => string;
}

const None = () => <span className="none">—</span>;
const textOf = (value: string | null) => value ?? <None />;

function Time({ event, zone }: { event: EventListItem; zone: string }) {
  const { clock, millisecond } = toZonedTime(event.occurredAt, zone);
  return (
    <>
      {event.outcome === "failure" && <Shape name="mark" className="row-mark" />}
      <time dateTime={event.occurredAt}>
        {clock}
        <span className="max-sm:hidden">.{millisecond}</span>
      </time>
    </>
  );
}

function EventName({ event, words }: { event: EventListItem; words: EventColumnWords }) {
  const name = event.eventName[words.locale] || event.event;
  const code = splitCode(name);
  return (
    <a
      href={words.hrefOf(event)}
      tabIndex={-1}
      data-tip={name === event.event ? undefined : `${name} · ${event.event}`}
    >
      <span className="cut">{code ? code.head : name}</span>
      {code && <span className="-ml-1.5">{code.tail}</span>}
    </a>
  );
}

function Scope({ event, word }: { event: EventListItem; word: string }) {
  return (
    <span>
      <Shape name={event.project ? "scope-project" : "scope-organization"} className="scope-icon" />
      <span className="cut">{event.project?.name ?? word}</span>
    </span>
  );
}

function User({ event, word }: { event: EventListItem; word: string }) {
  const label = actorLabel(event);
  if (label) return label;
  return event.actor.type === "system" ? <span className="text-text-2">{word}</span> : <None />;
}

/** A name from the catalog; what the sender wrote shows on hover. */
function Named({ name, code }: { name: string; code: string }) {
  return name === code ? name : <span data-tip={`${name} · ${code}`}>{name}</span>;
}

function Outcome({ event, word }: { event: EventListItem; word: string }) {
  return (
    <span className="outcome" data-outcome={event.outcome}>
      <Shape name={`outcome-${event.outcome}`} className="shape" />
      <span className="outcome-word">{word}</span>
    </span>
  );
}

/** What each column shows of an event. */
export function makeEventColumns(words: EventColumnWords): ColumnDef<GridFeatures, EventListItem>[] {
  const { t, zone, locale } = words;
  const outcomes = {
    success: t("outcome.success"),
    failure: t("outcome.failure"),
    unknown: t("outcome.unknown"),
  };
  const organization = t("organization");
  const system = t("system");
  const cells: Record<EventColumnId, (event: EventListItem) => React.ReactNode> = {
    time: (event) => <Time event={event} zone={zone} />,
    scope: (event) => <Scope event={event} word={organization} />,
    event: (event) => <EventName event={event} words={words} />,
    user: (event) => <User event={event} word={system} />,
    userId: (event) => textOf(event.actor.id),
    service: (event) => <Named name={event.serviceName[locale]} code={event.service} />,
    resourceType: ({ resource, resourceTypeName }) =>
      resource.type ? (
        <Named name={resourceTypeName?.[locale] ?? resource.type} code={resource.type} />
      ) : (
        <None />
      ),
    resourceName: (event) => textOf(resourceLabel(event)),
    sourceIp: (event) => textOf(event.sourceIp),
    outcome: (event) => <Outcome event={event} word={outcomes[event.outcome]} />,
    message: (event) => textOf(event.message ?? event.reason),
  };
  return eventColumnIds.map((id) => ({
    id,
    meta: { ...eventColumnLayout[id], label: t(`column.${id}`) },
    cell: ({ row }) => cells[id](row.original),
  }));
}
