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

const shapes: Readonly<Record<DeliveryStatus, React.ReactNode>> = {
  pending: <circle cx="6" cy="6" r="5" strokeDasharray="2.2 1.7" {...stroke} strokeLinecap="butt" />,
  sent: <path d="M1.6 6.4 4.6 9.4 10.4 2.9" {...stroke} strokeWidth="1.6" />,
  digested: <path d="M1.5 2.5h9M1.5 6h9M1.5 9.5h9" {...stroke} strokeWidth="1.6" />,
  skipped: <path d="M1.5 6h9" {...stroke} strokeWidth="1.6" />,
  failed: <CrossedDiamond />,
};

const tones: Readonly<Record<DeliveryStatus, string>> = {
  pending: "text-text-3",
  sent: "text-ok",
  digested: "text-ok",
  skipped: "text-text-3",
  failed: "text-fail",
};

/** What became of a delivery: the kind is the shape, never the colour alone. Failure is the only loud one. */
export function DeliveryStatusMark({ status }: { status: DeliveryStatus }) {
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
