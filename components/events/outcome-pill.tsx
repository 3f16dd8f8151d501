import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { OutcomeShape } from "@/components/ui/outcome-shape";
import type { Outcome } from "@/lib/events/model";

/** Success is quiet, failure is the only loud thing. */
const pills = {
  success: "bg-ok-soft text-ok",
  failure: "bg-fail-soft text-fail",
  unknown: "bg-sunken text-text-2",
};

export function OutcomePill({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("events.outcome");
  return (
    <span
      className={classNames(
        "inline-flex h-5.5 shrink-0 items-center gap-1.5 rounded-full pr-2 pl-1.75 text-12 font-medium",
        pills[outcome],
      )}
    >
      <OutcomeShape outcome={outcome} className="size-3 shrink-0" />
      {t(outcome)}
    </span>
  );
}
