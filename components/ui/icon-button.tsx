import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** The accessible name, which the tooltip shows too. */
  label: string;
  /** The key that does the same, as it stands on the keyboard: `j`, `Esc`. */
  shortcut?: string;
  size?: "small" | "normal" | "large";
}

const sizes = { small: "size-6", normal: "size-7", large: "size-10" };

export const iconButtonClass = (size: keyof typeof sizes = "normal", extra?: string) =>
  classNames(
    "press grid shrink-0 place-items-center rounded-2 text-text-2 hover:bg-hover hover:text-text",
    "aria-expanded:bg-hover aria-expanded:text-text disabled:cursor-default disabled:opacity-40",
    "aria-disabled:cursor-default! aria-disabled:bg-transparent! aria-disabled:opacity-40",
    sizes[size],
    extra,
  );

/** A button that is an icon alone. `TooltipLayer` shows its name and key. */
export function IconButton({ label, shortcut, size, className, type, ...rest }: IconButtonProps) {
  return (
    <button
      type={type ?? "button"}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tip={label}
      data-tip-key={shortcut}
      className={iconButtonClass(size, className)}
      {...rest}
    />
  );
}
