import { useTranslations } from "next-intl";
import { formatCount } from "@/lib/shared/format-count";
import { type PreviewSpan, previewSpans, type SubscriptionPreview } from "@/lib/subscriptions/model";

const width = 170;
const height = 24;
const gap = 1.5;
/** A bucket that holds something is never lower. */
const minBar = 3;

interface BarsProps {
  buckets: readonly number[];
  isFailure: boolean;
}

/** A bar for each part of the span; a line where nothing was. Decoration: the number stands beside it. */
function Bars({ buckets, isFailure }: BarsProps) {
  const step = (width + gap) / buckets.length;
  const most = Math.max(1, ...buckets);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block h-6 w-full overflow-visible"
    >
      {buckets.map((count, index) => {
        const size = count === 0 ? 1 : Math.max(minBar, (count / most) * height);
        const fill = isFailure ? "var(--chart-fail)" : "var(--chart-ok)";
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={index}
            x={index * step}
            y={height - size}
            width={step - gap}
            height={size}
            fill={count === 0 ? "var(--line-control)" : fill}
          />
        );
      })}
    </svg>
  );
}

const spans = Object.keys(previewSpans) as PreviewSpan[];

interface FiredBarsProps {
  preview: SubscriptionPreview;
  /** Every code tells of a failure. */
  isFailure: boolean;
}

/** How often it would have fired in a day, a week and a month. */
export function FiredBars({ preview, isFailure }: FiredBarsProps) {
  const t = useTranslations("subscriptions");
  return (
    <dl>
      {spans.map((span) => (
        <div
          key={span}
          className="grid h-9.5 grid-cols-[44px_minmax(40px,auto)_minmax(0,1fr)] items-center gap-2.5 not-first:border-t not-first:border-line-soft"
        >
          <dt className="num text-text-2">{t(`span.${span}`)}</dt>
          <dd className="num text-right text-16 font-semibold">
            {formatCount(preview.matches[span])}
            {preview.relations[span] === "gte" && "+"}
          </dd>
          <dd aria-hidden className="min-w-0">
            <Bars buckets={preview.buckets[span]} isFailure={isFailure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
