import { classNames } from "@/components/ui/class-names";
import type { CodeKind } from "./group-codes";

const shapes = {
  start: <path d="M2 1.2 7.6 4.5 2 7.8Z" fill="currentColor" />,
  end: (
    <path
      d="M1.4 4.8 3.6 7 7.8 2.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  failed: <path d="M4.5.2 8.8 4.5 4.5 8.8.2 4.5Z" fill="currentColor" />,
  base: <circle cx="4.5" cy="4.5" r="2.6" fill="currentColor" />,
};

/** How far an act came, as a shape: the colour of a code says whether it is chosen. */
export function CodeShape({ kind }: { kind: CodeKind }) {
  return (
    <svg
      viewBox="0 0 9 9"
      aria-hidden="true"
      className={classNames("size-2.25 shrink-0", kind === "failed" && "text-fail")}
    >
      {shapes[kind]}
    </svg>
  );
}
