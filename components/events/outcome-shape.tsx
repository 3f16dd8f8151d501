import type { ComponentProps } from "react";
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
