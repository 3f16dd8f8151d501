import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { SkeletonBar } from "@/components/ui/skeleton";
import type { OwningScope } from "@/lib/access/scope";
import { channels, type PreviewRecipient, type SubscriptionPreview } from "@/lib/subscriptions/model";
import { subscriptionPreviewQuery } from "@/lib/subscriptions/queries";
import { FiredBars } from "./fired-bars";
import { previewKeyOf, type SubscriptionForm } from "./popup-form";
import { RecipientList } from "./recipient-list";
import { SampleList } from "./sample-list";
import { useSettled } from "./use-settled";

/** How long the fields must rest before the numbers follow. */
const settleMs = 300;

interface EffectRailProps {
  scope: OwningScope;
  form: SubscriptionForm;
  /** Every code tells of a failure. */
  isFailure: boolean;
  now: number;
}

const countBy = (recipients: readonly PreviewRecipient[], channel: "email" | "sms") =>
  recipients.filter((recipient) => recipient[channel]).length;

function useReachWords({ userGroups, enabled, notify }: SubscriptionForm) {
  const t = useTranslations("subscriptions");
  return (recipients: readonly PreviewRecipient[]) => {
    if (userGroups.length === 0) return t("reachNoGroup");
    if (!enabled) return t("reachDisabled");
    const email = countBy(recipients, "email");
    const sms = countBy(recipients, "sms");
    if (email + sms === 0) return t("reachNobody");
    if (!notify.sms) return t("reachEmail", { email });
    return notify.email ? t("reachBoth", { email, sms }) : t("reachSms", { sms });
  };
}

/** Where no server is set, whoever is reached is told nothing outside this machine. */
function KeptNotice({ preview: { kept, recipients } }: { preview: SubscriptionPreview }) {
  const t = useTranslations("subscriptions");
  const used = channels.filter((channel) => countBy(recipients, channel) > 0);
  if (!used.some((channel) => kept[channel])) return null;
  return (
    <p className="shrink-0 rounded-1 bg-warn-soft px-2 py-1 text-12 text-pretty">
      {t(used.every((channel) => kept[channel]) ? "allKept" : "mailKept")}
    </p>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="skeleton grid gap-4 py-2">
      <SkeletonBar className="w-40" />
      <SkeletonBar className="w-52" />
      <SkeletonBar className="w-44" />
    </div>
  );
}

function Section({
  title,
  text,
  children,
  className,
}: {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
  className: string;
}) {
  return (
    <section className={classNames("flex flex-col gap-2", className)}>
      <div className="shrink-0">
        <h3 className="font-semibold">{title}</h3>
        {text && <p className="num mt-px text-12 text-text-2">{text}</p>}
      </div>
      {children}
    </section>
  );
}

/** What the fields, as they stand, would do: who is told, and what would have fired. The old numbers stay until the new come. */
export function EffectRail({ scope, form, isFailure, now }: EffectRailProps) {
  const t = useTranslations("subscriptions");
  const settled = useSettled(form, previewKeyOf(form), settleMs);
  const hasType = settled.resourceType !== "";
  const query = useQuery({ ...subscriptionPreviewQuery(scope, settled), enabled: hasType });
  const reachWords = useReachWords(settled);
  const preview = hasType ? query.data : undefined;
  return (
    <aside
      aria-label={t("effects")}
      aria-busy={query.isFetching}
      className="flex min-h-0 flex-col gap-3.5 border-line bg-canvas px-5 py-4.5 max-sm:border-t @min-[1080px]/popup:border-l @max-[1080px]/popup:border-t"
    >
      <Section
        title={t("whoIsReached")}
        text={preview ? reachWords(preview.recipients) : undefined}
        className={preview?.recipients.length ? "min-h-24" : "shrink-0"}
      >
        {!hasType && <p className="text-12 text-text-3">{t("effectsLater")}</p>}
        {hasType && query.isPending && <Waiting label={t("effects")} />}
        {query.isError && (
          <p role="alert" className="text-12 text-fail">
            {t("effectsFailed")}
          </p>
        )}
        {preview && <KeptNotice preview={preview} />}
        {preview && (
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
            tabIndex={0}
            aria-label={t("whoIsReached")}
            className="min-h-0 overflow-y-auto outline-offset-0"
          >
            <RecipientList recipients={preview.recipients} notify={settled.notify} kept={preview.kept} />
          </section>
        )}
      </Section>
      {preview && (
        <>
          <div className="-mx-5 h-px shrink-0 bg-line" />
          <Section title={t("wouldHaveFired")} text={t("wouldHaveFiredText")} className="shrink-0">
            <FiredBars preview={preview} isFailure={isFailure} />
          </Section>
          {preview.samples.length > 0 && (
            <div className="mt-auto shrink-0">
              <p className="mb-0.5 text-12 text-text-3">{t("latestMatches")}</p>
              <SampleList scope={scope} samples={preview.samples} now={now} />
            </div>
          )}
        </>
      )}
    </aside>
  );
}
