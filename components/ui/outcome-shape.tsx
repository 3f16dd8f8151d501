import type { ComponentProps } from "react";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 } as const;

/** Failure, as a part of a 12 px shape; its cross is cut out to the ground that it stands on. */
export function CrossedDiamond({ ground = "var(--surface)" }: { ground?: string | undefined }) {
  return (
    <>
      <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill="currentColor" />
      <path d="M4.6 4.6 7.4 7.4M7.4 4.6 4.6 7.4" stroke={ground} strokeWidth="1.3" strokeLinecap="round" />
    </>
  );
}

export interface OutcomeShapeProps extends ComponentProps<"svg"> {
  outcome: "success" | "failure" | "unknown";
  ground?: string;
}

/** The kind is the shape, never the colour alone: a ring with a check, a diamond with a cross, a dashed ring. */
export function OutcomeShape({ outcome, ground, ...rest }: OutcomeShapeProps) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" {...rest}>
      {outcome === "success" && (
        <>
          <circle cx="6" cy="6" r="5" {...stroke} />
          <path d="M3.7 6.2 5.3 7.8 8.4 4.5" strokeLinecap="round" strokeLinejoin="round" {...stroke} />
        </>
      )}
      {outcome === "failure" && <CrossedDiamond ground={ground} />}
      {outcome === "unknown" && <circle cx="6" cy="6" r="5" strokeDasharray="2.2 1.7" {...stroke} />}
    </svg>
  );
}
