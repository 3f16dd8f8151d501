import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { DeliveryFilters } from "@/lib/deliveries/filters";
import type { Delivery } from "@/lib/deliveries/model";
import { formatFullTime } from "@/lib/shared/format-time";
import { readOwnAnswer } from "@/lib/shared/own-answer";

interface DeliveryDetailsProps {
  id: string;
  delivery: Delivery;
  onFilter: (filters: Partial<DeliveryFilters>) => void;
}

function Time({ at }: { at: string }) {
  const { zone } = useTimeZone();
  const locale = useLocale();
  return (
    <time dateTime={at} className="num">
      {formatFullTime(at, zone, locale)}
    </time>
  );
}

/** The other side's answer as it came, and in its place the product's own in the reader's words. */
function Answer({ answer }: { answer: string }) {
  const t = useTranslations("deliveries");
  const own = readOwnAnswer(answer);
  if (answer === "") return <span className="text-text-3">{t("noAnswer")}</span>;
  if (own) return <span className="wrap-anywhere">{t(`answer.${own.code}`, { detail: own.detail })}</span>;
  return <span className="code wrap-anywhere whitespace-pre-wrap">{answer}</span>;
}

function Attempts({ attempts }: Pick<Delivery, "attempts">) {
  const t = useTranslations("deliveries");
  return (
    <ol
      aria-label={t("attempts")}
      className="edge mt-1 max-h-72 divide-y divide-line-soft overflow-y-auto rounded-2 bg-surface"
    >
      {attempts.map(({ at, outcome, answer }) => (
        <li
          key={at}
          className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 text-12 @min-[640px]/list:grid-cols-[190px_150px_minmax(0,1fr)]"
        >
          <Time at={at} />
          <span className={outcome === "failed" ? "font-medium text-fail" : "text-text-2"}>
            {t(`attempt.${readOwnAnswer(answer)?.code === "kept_in_mailbox" ? "kept" : outcome}`)}
          </span>
          <Answer answer={answer} />
        </li>
      ))}
    </ol>
  );
}

/** How a delivery went: when it was tried, what the other side answered, and when it is tried next. */
export function DeliveryDetails({ id, delivery, onFilter }: DeliveryDetailsProps) {
  const t = useTranslations("deliveries");
  const { event, attempts, status, reason, nextAttemptAt, message, subscription, recipient } = delivery;
  return (
    <tr id={id} className="block border-b border-line-soft bg-canvas">
      <td className="block px-6 pt-3 pb-4 pl-10.5 max-sm:px-3 max-sm:pl-8">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-12 [&>dd]:wrap-anywhere [&>dt]:text-text-3">
          <dt>{t("event")}</dt>
          <dd>
            <code className="code">{event.event}</code>
          </dd>
          <dt>{t("occurredAt")}</dt>
          <dd>
            <Time at={event.occurredAt} />
          </dd>
          {reason && (
            <>
              <dt>{t("reasonLabel")}</dt>
              <dd>{t(`reason.${reason}`)}</dd>
            </>
          )}
          {nextAttemptAt && (
            <>
              <dt>{t("nextAttempt")}</dt>
              <dd>
                <Time at={nextAttemptAt} />
              </dd>
            </>
          )}
        </dl>
        <h2 className="mt-3 text-12 font-semibold">{t("attempts")}</h2>
        {attempts.length === 0 ? (
          <p className="text-12 text-text-2">{t(status === "pending" ? "notTriedYet" : "notTried")}</p>
        ) : (
          <Attempts attempts={attempts} />
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="small" className="touch" onClick={() => onFilter({ subscription: subscription.id })}>
            {t("onlySubscription")}
          </Button>
          <Button size="small" className="touch" onClick={() => onFilter({ event: event.event })}>
            {t("onlyEvent")}
          </Button>
          <Button size="small" className="touch" onClick={() => onFilter({ recipient: recipient.userId })}>
            {t("onlyRecipient")}
          </Button>
          {message && status === "digested" && (
            <Button size="small" className="touch" onClick={() => onFilter({ message })}>
              {t("onlyMessage")}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
