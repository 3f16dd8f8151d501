import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The platform's own select, drawn as our controls: keyboard, touch and screen readers come with it. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={classNames("relative inline-flex min-w-0", className)}>
      <select
        className="edge-control h-8 w-full min-w-0 appearance-none truncate rounded-2 bg-surface pr-8 pl-2.25 outline-none focus-visible:edge-focus disabled:bg-sunken disabled:text-text-3"
        {...rest}
      >
        {children}
      </select>
      <ChevronsUpDown
        aria-hidden
        size={14}
        strokeWidth={1.6}
        className="pointer-events-none absolute top-2.25 right-2.25 text-text-3"
      />
    </span>
  );
}
