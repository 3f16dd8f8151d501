import { useLocale, useTranslations } from "next-intl";
import { Fragment, lazy, type ReactNode, Suspense } from "react";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import type { EventListItem } from "@/lib/events/model";
import { formatUtc } from "@/lib/shared/format-time";
import { resourceLabel } from "./event-words";

interface Fact {
  name: string;
  value: ReactNode;
}

const code = (text: string) => <code className="code wrap-anywhere">{text}</code>;
const number = (text: string) => <span className="num wrap-anywhere">{text}</span>;

/** Breaks after a separator alone; only a part that is too long by itself breaks inside. */
const address = (text: string) => (
  <span className="num wrap-break-word">
    {text.split(/(?<=[:@])/).map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address do not move
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </span>
);

function Beside({ value, note, code }: { value: string; note: string | null; code?: string | null }) {
  return (
    <>
      {code && code !== value ? <span data-tip={code}>{value}</span> : value}
      {note && <span className="text-text-3"> {note}</span>}
    </>
  );
}

const CatalogTag = lazy(() => import("./catalog-tag"));

/** Nothing for a code that its vendor emits. */
function CatalogStatus({ event }: { event: EventListItem }) {
  const t = useTranslations("events");
  const { catalogStatus: status, provider, service, scope } = event;
  if (status === "current") return null;
  if (status === "unknown" || provider === null) return <Tag>{t("catalogStatus.unknown")}</Tag>;
  return (
    <Suspense fallback={<Tag tone="warn">{t(`catalogStatus.${status}`)}</Tag>}>
      <CatalogTag
        organization={event.organization.slug}
        code={{ provider, service, scope, event: event.event }}
        status={status}
      />
    </Suspense>
  );
}

function useFacts(event: EventListItem): Fact[][] {
  const t = useTranslations("events");
  const locale = useLocale();
  const name = event.eventName[locale] || event.event;
  const { actor, resource } = event;
  const label = resourceLabel(event);
  const what: (Fact | null)[] = [
    {
      name: t("fact.event"),
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          {name}
          <CatalogStatus event={event} />
        </span>
      ),
    },
    name === event.event ? null : { name: t("fact.code"), value: code(event.event) },
    {
      name: t("fact.service"),
      value: <Beside value={event.serviceName[locale]} note={event.provider} code={event.service} />,
    },
    label
      ? {
          name: t("fact.resource"),
          value: <Beside value={label} note={event.resourceTypeName?.[locale] ?? null} />,
        }
      : null,
    resource.id && resource.id !== label ? { name: t("fact.resourceId"), value: number(resource.id) } : null,
    {
      name: t("fact.scope"),
      value: (
        <Beside
          value={event.project?.name ?? event.organization.name}
          note={t(event.project ? "project" : "organization")}
        />
      ),
    },
    { name: t("fact.utc"), value: number(formatUtc(event.occurredAt)) },
    { name: t("fact.received"), value: number(formatUtc(event.receivedAt)) },
  ];
  const who: (Fact | null)[] = [
    actor.name ? { name: t("fact.user"), value: actor.name } : null,
    actor.email ? { name: t("fact.email"), value: address(actor.email) } : null,
    actor.id ? { name: t("fact.userId"), value: number(actor.id) } : null,
    event.sourceIp ? { name: t("fact.sourceIp"), value: address(event.sourceIp) } : null,
    event.channel ? { name: t("fact.channel"), value: event.channel } : null,
    { name: t("fact.eventId"), value: number(event.id) },
    event.requestId ? { name: t("fact.requestId"), value: number(event.requestId) } : null,
    event.correlationId ? { name: t("fact.correlationId"), value: number(event.correlationId) } : null,
    event.traceId ? { name: t("fact.traceId"), value: number(event.traceId) } : null,
  ];
  const text: (Fact | null)[] = [
    event.userAgent ? { name: t("fact.userAgent"), value: event.userAgent } : null,
    event.message ? { name: t("fact.message"), value: event.message } : null,
  ];
  return [what, who, text].map((facts) => facts.filter((fact) => fact !== null));
}

/** What is known of an event, as the sender said it. What was not said is not listed. */
export function EventFacts({ event }: { event: EventListItem }) {
  const t = useTranslations("events");
  const groups = useFacts(event);
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
      <div className="grid gap-x-6 border-t border-line-soft px-5 py-2 text-12 @min-[560px]/event:grid-cols-2 max-sm:px-4">
        {groups.map((facts, index) =>
          facts.length === 0 ? null : (
            <dl
              key={facts[0]?.name}
              className={classNames("min-w-0", index === 2 && "@min-[560px]/event:col-span-2")}
            >
              {facts.map((fact) => (
                <div
                  key={fact.name}
                  className="grid min-h-6.5 grid-cols-[96px_minmax(0,1fr)] gap-2 py-1.25 max-sm:min-h-8.5 max-sm:border-b max-sm:border-line-soft max-sm:py-2.25"
                >
                  <dt className="text-text-3">{fact.name}</dt>
                  <dd className="min-w-0">{fact.value}</dd>
                </div>
              ))}
            </dl>
          ),
        )}
      </div>
    </>
  );
}
