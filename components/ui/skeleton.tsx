import { classNames } from "./class-names";

/** A bar that stands where text will be. Its group carries the `skeleton` class, which waits and breathes. */
export function SkeletonBar({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block h-2.25 rounded-1 bg-active", className)} />;
}

/** Rows of bars for a list that is on its way. `label` is read out once. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="skeleton">
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
          key={index}
          className="grid h-8.5 grid-cols-[96px_118px_1fr_120px] items-center gap-8 border-b border-line-soft px-5.5"
        >
          <SkeletonBar className="w-18" />
          <SkeletonBar className="w-20" />
          <SkeletonBar className={index % 3 === 0 ? "w-52" : "w-40"} />
          <SkeletonBar className="w-16" />
        </div>
      ))}
    </div>
  );
}
