/** Heights of bars that nobody takes for numbers. */
const heights = [3, 5, 7, 8, 7, 5, 4, 3, 4, 6, 8, 9, 8, 6, 4, 3];

/** Bars where bars will be. */
export function HistogramSkeleton() {
  return (
    <div aria-hidden className="skeleton flex h-16.5 items-end gap-1 pb-4.5 max-sm:h-11.5 max-sm:pb-3">
      {[...heights, ...heights, ...heights].map((height, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
          key={index}
          className="flex-1 rounded-t-1 bg-active"
          style={{ height: `${height * 10}%` }}
        />
      ))}
    </div>
  );
}
