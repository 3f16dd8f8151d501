import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Outcome } from "@/lib/events/model";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 } as const;

/** The kind is the shape, never the colour alone: a ring with a check, a diamond with a cross, a dashed ring. */
export function OutcomeShape({ outcome, ...rest }: { outcome: Outcome } & ComponentProps<"svg">) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" {...rest}>
      {outcome === "success" && (
        <>
          <circle cx="6" cy="6" r="5" {...stroke} />
          <path d="M3.7 6.2 5.3 7.8 8.4 4.5" strokeLinecap="round" strokeLinejoin="round" {...stroke} />
        </>
      )}
      {outcome === "failure" && (
        <>
          <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill="currentColor" />
          <path
            d="M4.6 4.6 7.4 7.4M7.4 4.6 4.6 7.4"
            stroke="var(--surface)"
            strokeWidth="1.3"
            strokeLinecap="round"
          />
        </>
      )}
      {outcome === "unknown" && <circle cx="6" cy="6" r="5" strokeDasharray="2.2 1.7" {...stroke} />}
    </svg>
  );
}

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
