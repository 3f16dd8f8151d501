import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface SegmentedOption<V extends string> {
  value: V;
  label: ReactNode;
  /** Spells out a label that is an abbreviation. */
  tip?: string;
}

export interface SegmentedProps<V extends string> {
  /** What the group chooses, for screen readers. */
  label: string;
  options: readonly SegmentedOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  size?: "small" | "normal" | "field";
  className?: string;
}

const heights = { small: "h-6.5 text-12", normal: "h-8", field: "h-8.5" };

/** A few choices side by side, one of them taken. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, options, value, onChange, size = "normal", className } = props;
  return (
    <fieldset
      aria-label={label}
      className={classNames(
        "edge inline-flex min-w-0 shrink-0 gap-px rounded-2 bg-sunken p-0.5",
        heights[size],
        className,
      )}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          data-tip={option.tip}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={classNames(
            "press flex items-center gap-1.5 whitespace-nowrap rounded-1 px-2.25 font-medium text-text-2 hover:text-text",
            "aria-pressed:bg-pressed aria-pressed:text-text aria-pressed:shadow-1 aria-pressed:ring-1 aria-pressed:ring-line",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
