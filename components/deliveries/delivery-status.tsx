import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { CrossedDiamond } from "@/components/ui/outcome-shape";
import type { DeliveryStatus } from "@/lib/deliveries/model";

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.4,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** What was kept is over as what was sent is, but nobody got it. */
export type ShownStatus = DeliveryStatus | "kept";

const shapes: Readonly<Record<ShownStatus, React.ReactNode>> = {
  pending: <circle cx="6" cy="6" r="5" strokeDasharray="2.2 1.7" {...stroke} strokeLinecap="butt" />,
  sent: <path d="M1.6 6.4 4.6 9.4 10.4 2.9" {...stroke} strokeWidth="1.6" />,
  kept: <path d="M1.5 6.5v3.5h9V6.5M3.5 4.5 6 7l2.5-2.5M6 7V1.5" {...stroke} />,
  digested: <path d="M1.5 2.5h9M1.5 6h9M1.5 9.5h9" {...stroke} strokeWidth="1.6" />,
  skipped: <path d="M1.5 6h9" {...stroke} strokeWidth="1.6" />,
  failed: <CrossedDiamond />,
};

const tones: Readonly<Record<ShownStatus, string>> = {
  pending: "text-text-3",
  sent: "text-ok",
  kept: "text-text-3",
  digested: "text-ok",
  skipped: "text-text-3",
  failed: "text-fail",
};

/** What became of a delivery: the kind is the shape, never the colour alone. Failure is the only loud one. */
export function DeliveryStatusMark({ status }: { status: ShownStatus }) {
  const t = useTranslations("deliveries.status");
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5">
      <svg viewBox="0 0 12 12" aria-hidden="true" className={classNames("size-3 shrink-0", tones[status])}>
        {shapes[status]}
      </svg>
      <span className={status === "failed" ? "font-medium text-fail" : "text-text-2"}>{t(status)}</span>
    </span>
  );
}
