import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import type { EventListItem } from "@/lib/events/model";
import { formatUtc } from "@/lib/shared/format-time";
import { resourceLabel } from "./event-words";

interface Fact {
  name: string;
  value: ReactNode;
  /** Long values take the whole width. */
  isWide?: boolean;
}

const code = (text: string) => <code className="code break-all">{text}</code>;
const number = (text: string) => <span className="num break-all">{text}</span>;

function Beside({ value, note }: { value: string; note: string | null }) {
  return (
    <>
      {value}
      {note && <span className="text-text-3"> {note}</span>}
    </>
  );
}

function useFacts(event: EventListItem): Fact[] {
  const t = useTranslations("events");
  const locale = useLocale() === "ko" ? "ko" : "en";
  const name = event.eventName[locale] || event.event;
  const { actor, resource, catalogStatus } = event;
  const label = resourceLabel(event);
  const status = catalogStatus === "current" ? null : t(`catalogStatus.${catalogStatus}`);
  const facts: (Fact | null)[] = [
    {
      name: t("fact.event"),
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          {name}
          {status && <Tag tone={catalogStatus === "unknown" ? "plain" : "warn"}>{status}</Tag>}
        </span>
      ),
    },
    actor.name ? { name: t("fact.user"), value: actor.name } : null,
    name === event.event ? null : { name: t("fact.code"), value: code(event.event) },
    actor.email ? { name: t("fact.email"), value: actor.email } : null,
    { name: t("fact.service"), value: <Beside value={event.service} note={event.provider} /> },
    actor.id ? { name: t("fact.userId"), value: number(actor.id) } : null,
    label ? { name: t("fact.resource"), value: <Beside value={label} note={resource.type} /> } : null,
    event.sourceIp ? { name: t("fact.sourceIp"), value: number(event.sourceIp) } : null,
    resource.id && resource.id !== label ? { name: t("fact.resourceId"), value: number(resource.id) } : null,
    event.channel ? { name: t("fact.channel"), value: event.channel } : null,
    {
      name: t("fact.scope"),
      value: (
        <Beside
          value={event.project?.name ?? event.organization.name}
          note={t(event.project ? "project" : "organization")}
        />
      ),
    },
    event.requestId ? { name: t("fact.requestId"), value: number(event.requestId) } : null,
    { name: t("fact.utc"), value: number(formatUtc(event.occurredAt)) },
    event.correlationId ? { name: t("fact.correlationId"), value: number(event.correlationId) } : null,
    { name: t("fact.received"), value: number(formatUtc(event.receivedAt)) },
    event.traceId ? { name: t("fact.traceId"), value: number(event.traceId) } : null,
    { name: t("fact.eventId"), value: number(event.id) },
    event.userAgent ? { name: t("fact.userAgent"), value: event.userAgent, isWide: true } : null,
    event.message ? { name: t("fact.message"), value: event.message, isWide: true } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

/** What is known of an event, as the sender said it. What was not said is not listed. */
export function EventFacts({ event }: { event: EventListItem }) {
  const t = useTranslations("events");
  const facts = useFacts(event);
  return (
    <>
      {event.reason && (
        <p
          className={classNames(
            "mx-5 mb-3.5 rounded-2 px-3 py-2 text-12 max-sm:mx-4",
            event.outcome === "failure" ? "bg-fail-soft" : "bg-sunken",
          )}
        >
          <span className={event.outcome === "failure" ? "font-medium text-fail" : "font-medium text-text-2"}>
            {t("reason")}
          </span>{" "}
          {event.reason}
        </p>
      )}
      <dl className="grid gap-x-6 border-t border-line-soft px-5 py-2 text-12 @min-[560px]/event:grid-cols-2 max-sm:px-4">
        {facts.map((fact) => (
          <div
            key={fact.name}
            className={classNames(
              "grid min-h-6.5 grid-cols-[96px_minmax(0,1fr)] gap-2 py-1.25",
              fact.isWide && "@min-[560px]/event:col-span-2",
            )}
          >
            <dt className="text-text-3">{fact.name}</dt>
            <dd className="min-w-0">{fact.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
