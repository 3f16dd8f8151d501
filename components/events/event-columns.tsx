import type { ColumnDef } from "@tanstack/react-table";
import { Building, Folder } from "lucide-react";
import type { GridFeatures } from "@/components/data-table/grid-features";
import { Icon } from "@/components/ui/icon";
import type { EventListItem } from "@/lib/events/model";
import { formatUtc, toZonedTime } from "@/lib/shared/format-time";
import { type EventColumnId, eventColumnIds, eventColumnLayout } from "./column-ids";
import { actorLabel, resourceLabel, splitCode } from "./event-words";
import { OutcomeLabel } from "./outcome";

export interface EventColumnWords {
  locale: "en" | "ko";
  zone: string;
  /** Texts of the `events` namespace. */
  t: (key: string) => string;
  /** The permanent page of an event, for opening it in a tab of its own. */
  hrefOf: (event: EventListItem) => string;
}

const None = () => <span className="text-text-3">—</span>;
const textOf = (value: string | null) => value ?? <None />;

function Time({ event, zone }: { event: EventListItem; zone: string }) {
  const { clock, millisecond } = toZonedTime(event.occurredAt, zone);
  return (
    <time dateTime={event.occurredAt} data-tip={`${formatUtc(event.occurredAt)} UTC`} className="num">
      {event.outcome === "failure" && (
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="row-mark absolute top-3 left-1 size-2 text-fail @max-[700px]/data-grid:hidden"
        >
          <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill="currentColor" />
        </svg>
      )}
      {clock}
      <span className="max-sm:hidden">.{millisecond}</span>
    </time>
  );
}

function EventName({ event, words }: { event: EventListItem; words: EventColumnWords }) {
  const name = event.eventName[words.locale] || event.event;
  const code = splitCode(name);
  return (
    <a href={words.hrefOf(event)} tabIndex={-1} className="flex font-medium">
      {code ? (
        <>
          <span className="cut">{code.head}</span>
          <span>{code.tail}</span>
        </>
      ) : (
        <span className="cut">{name}</span>
      )}
    </a>
  );
}

function Scope({ event, word }: { event: EventListItem; word: string }) {
  return (
    <span className="flex items-center gap-1.5 text-text-2">
      <Icon of={event.project ? Folder : Building} className="scope-icon shrink-0 text-text-3" />
      <span className="cut">{event.project?.name ?? word}</span>
    </span>
  );
}

function User({ event, word }: { event: EventListItem; word: string }) {
  const label = actorLabel(event);
  if (label) return label;
  return event.actor.type === "system" ? <span className="text-text-2">{word}</span> : <None />;
}

/** What each column shows of an event. */
export function makeEventColumns(words: EventColumnWords): ColumnDef<GridFeatures, EventListItem>[] {
  const { t, zone } = words;
  const cells: Record<EventColumnId, (event: EventListItem) => React.ReactNode> = {
    time: (event) => <Time event={event} zone={zone} />,
    scope: (event) => <Scope event={event} word={t("organization")} />,
    event: (event) => <EventName event={event} words={words} />,
    user: (event) => <User event={event} word={t("system")} />,
    userId: (event) => <span className="num text-text-2">{textOf(event.actor.id)}</span>,
    service: (event) => <span className="text-text-2">{event.serviceName[words.locale]}</span>,
    resourceType: (event) => (
      <span className="text-text-2">{textOf(event.resourceTypeName?.[words.locale] ?? null)}</span>
    ),
    resourceName: (event) => textOf(resourceLabel(event)),
    sourceIp: (event) => <span className="num text-text-2">{textOf(event.sourceIp)}</span>,
    outcome: (event) => <OutcomeLabel outcome={event.outcome} />,
    message: (event) => <span className="text-text-2">{textOf(event.message ?? event.reason)}</span>,
  };
  return eventColumnIds.map((id) => {
    return {
      id,
      meta: { ...eventColumnLayout[id], label: t(`column.${id}`) },
      cell: ({ row }) => cells[id](row.original),
    };
  });
}
