import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** One key as it stands on the keyboard. */
export function Kbd({ className, ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={classNames(
        "edge inline-grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-1 bg-surface px-1 font-sans text-[11px] leading-none font-medium text-text-2",
        className,
      )}
      {...rest}
    />
  );
}
