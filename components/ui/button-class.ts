import { classNames } from "./class-names";

export type ButtonKind = "primary" | "plain" | "ghost" | "danger";
export type ButtonSize = "small" | "normal" | "large";

const kinds: Record<ButtonKind, string> = {
  primary: "bg-ink text-on-ink hover:bg-ink/90",
  plain: "bg-surface edge-raised hover:bg-hover [&_svg]:text-text-2",
  ghost: "text-text-2 hover:bg-hover hover:text-text",
  danger: "bg-surface text-fail edge-raised hover:bg-fail-soft",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-6.5 gap-1.5 px-2 text-12",
  normal: "h-8 gap-1.5 px-[11px]",
  large: "h-10 gap-2 px-4 text-14",
};

/** The look of a button, also for links that lead somewhere. One primary button at most in a view. */
export const buttonClass = (kind: ButtonKind = "plain", size: ButtonSize = "normal", extra?: string) =>
  classNames(
    "press inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-2 font-medium select-none",
    "disabled:cursor-default disabled:opacity-50",
    "aria-disabled:cursor-default! aria-disabled:bg-transparent! aria-disabled:opacity-50",
    kinds[kind],
    sizes[size],
    extra,
  );
